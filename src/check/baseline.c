/* SPDX-License-Identifier: MIT */
/* A baseline: {schema, findings: [{fingerprint, code, path, text}]}, a line for each finding. */
#include "base/json.h"
#include "check/check.h"

void check_write_baseline(struct buf *out, const struct check_findings *findings)
{
	struct json j;

	json_init(&j, out);
	json_object(&j);
	json_int_at(&j, S("schema"), CHECK_SCHEMA);
	json_key(&j, S("findings"));
	json_array_lines(&j);
	for (size_t i = 0; i < findings->n; i++) {
		const struct check_finding *finding = &findings->items[i];

		if (!finding->item.place.path.n)
			continue;
		json_object(&j);
		json_string_at(&j, S("fingerprint"), finding->fingerprint);
		json_string_at(&j, S("code"), str_of_cstr(diag_info(finding->item.code)->id));
		json_string_at(&j, S("path"), finding->item.place.path);
		json_string_at(&j, S("text"), finding->item.text);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_object_end(&j);
	buf_char(out, '\n');
}

bool check_read_baseline(struct arena *mem, str text, struct map *ret_known, str *ret_problem)
{
	struct map known = {0};
	struct value value;
	struct json_error error;

	if (!json_read(mem, text, &value, &error)) {
		*ret_problem = str_format(mem, "%s in line %zu", error.problem, error.line);
		return false;
	}
	const struct value *schema = value_get(value, S("schema"));
	const struct value *findings = value_get(value, S("findings"));
	if (!schema || !findings || findings->kind != VALUE_LIST) {
		*ret_problem = S("it is no baseline");
		return false;
	}
	if (!str_eq(value_text(*schema), str_format(mem, "%d", CHECK_SCHEMA))) {
		*ret_problem = S("another version of agentdoc wrote it");
		return false;
	}
	for (size_t i = 0; i < findings->list->n; i++) {
		const struct value *fingerprint =
		    value_get(findings->list->items[i], S("fingerprint"));

		if (fingerprint && value_text(*fingerprint).n)
			*map_put(mem, &known, value_text(*fingerprint)) = ret_known;
	}
	*ret_known = known;
	return true;
}

static bool is_new(void *context, const struct check_finding *finding)
{
	return !finding->item.place.path.n || !map_get(context, finding->fingerprint);
}

void check_apply_baseline(struct arena *tmp, struct check_report *report, const struct map *known)
{
	const struct arena_mark mark = arena_mark(tmp);
	const struct map found = check_fingerprints(tmp, &report->findings);
	const size_t before = report->findings.n;
	struct map copy = *known;

	report->has_baseline = true;
	for (size_t i = 0; i < known->n; i++)
		report->gone += map_get(&found, known->entries[i].key) == NULL;
	check_filter(&report->findings, is_new, &copy);
	report->known = before - report->findings.n;
	arena_rewind(tmp, mark);
}
