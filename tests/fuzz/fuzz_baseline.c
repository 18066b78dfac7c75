/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a baseline of findings, and as the text of a finding: one that is read leaves no
 * more findings than there were, one that was written leaves none, and both formats for programs
 * are JSON.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/bug.h"
#include "base/json.h"
#include "check/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct check_report report_of(struct arena *mem, str text)
{
	struct diag *diag = diag_new(mem);
	struct check_report report = {.definitions = 1};
	size_t n;

	diag_report(diag, AD201, diag_at(S("a.md"), 1, 1), "%.*s", STR_ARG(text));
	diag_report(diag, AD202, diag_at(text, 2, 0), "'%.*s'", STR_ARG(text));
	const struct diag_item *items = diag_items(diag, &n);
	report.findings = check_collect(mem, items, n);
	return report;
}

static void check_is_json(struct arena *mem, const struct buf *out)
{
	struct json_error error;
	struct value value;

	BUG_IF(!json_read(mem, buf_str(out), &value, &error));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const str text = {(const char *)data, size};
	struct arena *mem = arena_open(), *tmp = arena_open();
	struct check_report report = report_of(mem, text);
	const size_t n = report.findings.n;
	struct buf baseline, json, sarif;
	struct map known;
	str problem = STR_ABSENT;

	buf_init(&baseline, mem);
	buf_init(&json, mem);
	buf_init(&sarif, mem);
	check_write_baseline(&baseline, &report.findings);
	check_json(&json, &report);
	check_sarif(tmp, &sarif, &report);
	check_is_json(mem, &json);
	check_is_json(mem, &sarif);
	if (!check_read_baseline(mem, text, &known, &problem))
		BUG_IF(!problem.n);
	else
		check_apply_baseline(tmp, &report, &known);
	BUG_IF(report.findings.n + report.known != n);
	BUG_IF(!check_read_baseline(mem, buf_str(&baseline), &known, &problem));
	check_apply_baseline(tmp, &report, &known);
	BUG_IF(report.findings.n > (size == 0));
	arena_close(tmp);
	arena_close(mem);
	return 0;
}
