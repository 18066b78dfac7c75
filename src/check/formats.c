/* SPDX-License-Identifier: MIT */
/*
 * Findings for a terminal, and as JSON:
 *
 *	{schema, generator, since, definitions,
 *	 findings: [{code, name, severity, path, line, column, text, fix, fingerprint}],
 *	 summary: {errors, warnings, notes, known, gone}}
 *
 * What is not known of a place is null; known and gone are null without a baseline.
 */
#include "base/json.h"
#include "base/version.h"
#include "check/check.h"

static void add_count(struct buf *out, size_t n, const char *one)
{
	buf_format(out, "%zu %s%s", n, one, n == 1 ? "" : "s");
}

static void add_severities(struct buf *out, const struct check_findings *findings)
{
	static const struct {
		enum diag_severity severity;
		const char *one;
	} rows[] = {{DIAG_ERROR, "error"}, {DIAG_WARNING, "warning"}, {DIAG_NOTE, "note"}};
	const char *between = ": ";

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const size_t n = check_count(findings, rows[i].severity);

		if (!n)
			continue;
		buf_format(out, "%s", between);
		add_count(out, n, rows[i].one);
		between = ", ";
	}
}

/* "3 findings in 12 definitions: 1 error, 2 notes; 4 more are in the baseline" */
static void add_summary(struct buf *out, const struct check_report *report)
{
	if (report->findings.n)
		add_count(out, report->findings.n, "finding");
	else
		buf_add(out, S("no findings"));
	buf_add(out, S(" in "));
	if (report->since.p)
		buf_format(out, "what changed since %.*s (%zu of ",
		    STR_ARG(str_slice(report->since, 0, 10)), report->changed);
	add_count(out, report->definitions, "definition");
	if (report->since.p)
		buf_char(out, ')');
	add_severities(out, &report->findings);
	if (report->known)
		buf_format(out, "; %zu more in the baseline", report->known);
	if (report->gone)
		buf_format(out, "; %zu of the baseline not found any more", report->gone);
	buf_char(out, '\n');
}

void check_text(struct buf *out, const struct check_report *report)
{
	for (size_t i = 0; i < report->findings.n; i++) {
		const struct diag_item *item = &report->findings.items[i].item;

		diag_format(out, item);
		buf_format(out, "\n    Fix: %s\n", diag_info(item->code)->fix);
	}
	add_summary(out, report);
}

static void number_at(struct json *j, str key, uint32_t n)
{
	if (n)
		json_int_at(j, key, n);
	else
		json_null_at(j, key);
}

static void add_finding(struct json *j, const struct check_finding *finding)
{
	const struct diag_item *item = &finding->item;
	const struct diag_code_info *info = diag_info(item->code);

	json_object(j);
	json_string_at(j, S("code"), str_of_cstr(info->id));
	json_string_at(j, S("name"), str_of_cstr(info->name));
	json_string_at(j, S("severity"), str_of_cstr(diag_severity_name(item->severity)));
	json_string_at(j, S("path"), item->place.path.n ? item->place.path : STR_ABSENT);
	number_at(j, S("line"), item->place.line);
	number_at(j, S("column"), item->place.column);
	json_string_at(j, S("text"), item->text);
	json_string_at(j, S("fix"), str_of_cstr(info->fix));
	json_string_at(j, S("fingerprint"), finding->fingerprint);
	json_object_end(j);
}

static void count_at(struct json *j, str key, const struct check_report *report, size_t n)
{
	if (report->has_baseline)
		json_int_at(j, key, (int64_t)n);
	else
		json_null_at(j, key);
}

void check_json(struct buf *out, const struct check_report *report)
{
	const struct check_findings *findings = &report->findings;
	struct json j;

	json_init(&j, out);
	json_object(&j);
	json_int_at(&j, S("schema"), CHECK_SCHEMA);
	json_string_at(&j, S("generator"), S("agentdoc " AGENTDOC_VERSION));
	json_string_at(&j, S("since"), report->since);
	json_int_at(&j, S("definitions"), (int64_t)report->definitions);
	json_key(&j, S("findings"));
	json_array_lines(&j);
	for (size_t i = 0; i < findings->n; i++)
		add_finding(&j, &findings->items[i]);
	json_array_end(&j);
	json_key(&j, S("summary"));
	json_object(&j);
	json_int_at(&j, S("errors"), (int64_t)check_count(findings, DIAG_ERROR));
	json_int_at(&j, S("warnings"), (int64_t)check_count(findings, DIAG_WARNING));
	json_int_at(&j, S("notes"), (int64_t)check_count(findings, DIAG_NOTE));
	count_at(&j, S("known"), report, report->known);
	count_at(&j, S("gone"), report, report->gone);
	json_object_end(&j);
	json_object_end(&j);
	buf_char(out, '\n');
}
