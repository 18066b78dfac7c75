/* SPDX-License-Identifier: MIT */
/*
 * Findings as SARIF 2.1.0 (OASIS), for code scanning and editors. One run; a rule for each code
 * that is there, with its help; paths relative to the repository (%SRCROOT%).
 *
 * Results need a place for hosts to show them, so what has none is a notification of the run.
 * Source  sections 3.13 (log), 3.14 (run), 3.20 (invocation), 3.27 (result), 3.49 (rule)
 */
#include "base/json.h"
#include "base/path.h"
#include "base/version.h"
#include "check/check.h"

/* Codes that the findings have: the rules, numbered in their order, and the notifications. */
struct rules {
	bool rule[DIAG_CODE_COUNT], notification[DIAG_CODE_COUNT];
	size_t index[DIAG_CODE_COUNT]; /* of rules */
};

static bool has_place(const struct check_finding *finding)
{
	return finding->item.place.path.n > 0;
}

static struct rules find_rules(const struct check_findings *findings)
{
	struct rules rules = {0};
	size_t n = 0;

	for (size_t i = 0; i < findings->n; i++) {
		const enum diag_code code = findings->items[i].item.code;

		if (has_place(&findings->items[i]))
			rules.rule[code] = true;
		else
			rules.notification[code] = true;
	}
	for (size_t code = 0; code < DIAG_CODE_COUNT; code++) {
		if (rules.rule[code])
			rules.index[code] = n++;
	}
	return rules;
}

/* SARIF knows nothing above an error. */
static str level_of(enum diag_severity severity)
{
	return str_of_cstr(diag_severity_name(severity > DIAG_ERROR ? DIAG_ERROR : severity));
}

static void text_at(struct json *j, str key, str text)
{
	json_key(j, key);
	json_object(j);
	json_string_at(j, S("text"), text);
	json_object_end(j);
}

static void add_rule(struct arena *tmp, struct json *j, enum diag_code code)
{
	const struct diag_code_info *info = diag_info(code);

	json_object(j);
	json_string_at(j, S("id"), str_of_cstr(info->id));
	json_string_at(j, S("name"), str_of_cstr(info->name));
	text_at(j, S("shortDescription"), str_of_cstr(info->title));
	text_at(j, S("fullDescription"), str_of_cstr(info->explanation));
	json_key(j, S("help"));
	json_object(j);
	json_string_at(
	    j, S("text"), str_format(tmp, "%s\n\nFix: %s", info->explanation, info->fix));
	json_string_at(
	    j, S("markdown"), str_format(tmp, "%s\n\n**Fix:** %s", info->explanation, info->fix));
	json_object_end(j);
	json_key(j, S("defaultConfiguration"));
	json_object(j);
	json_string_at(j, S("level"), level_of(info->severity));
	json_object_end(j);
	json_object_end(j);
}

static void add_rules(struct arena *tmp, struct json *j, str key, const bool *used)
{
	json_key(j, key);
	json_array_lines(j);
	for (size_t code = 0; code < DIAG_CODE_COUNT; code++) {
		if (used[code])
			add_rule(tmp, j, (enum diag_code)code);
	}
	json_array_end(j);
}

static void add_driver(struct arena *tmp, struct json *j, const struct rules *rules)
{
	json_key(j, S("tool"));
	json_object(j);
	json_key(j, S("driver"));
	json_object(j);
	json_string_at(j, S("name"), S("agentdoc"));
	json_string_at(j, S("version"), S(AGENTDOC_VERSION));
	json_string_at(j, S("semanticVersion"), S(AGENTDOC_VERSION));
	add_rules(tmp, j, S("rules"), rules->rule);
	add_rules(tmp, j, S("notifications"), rules->notification);
	json_object_end(j);
	json_object_end(j);
}

/* A path as a URI reference, which holds ASCII alone (RFC 3986). */
static str uri_of(struct arena *tmp, str path)
{
	struct buf encoded, out;

	buf_init(&encoded, tmp);
	buf_init(&out, tmp);
	path_url_encode(&encoded, path);
	for (size_t i = 0; i < encoded.n; i++) {
		const unsigned char c = (unsigned char)encoded.p[i];

		if (c < 0x80)
			buf_char(&out, (char)c);
		else
			buf_format(&out, "%%%02X", c);
	}
	return buf_str(&out);
}

static void add_location(struct arena *tmp, struct json *j, const struct check_finding *finding)
{
	const struct diag_place *place = &finding->item.place;

	json_key(j, S("locations"));
	json_array(j);
	json_object(j);
	json_key(j, S("physicalLocation"));
	json_object(j);
	json_key(j, S("artifactLocation"));
	json_object(j);
	json_string_at(j, S("uri"), uri_of(tmp, place->path));
	if (!str_starts_with(place->path, S("/")))
		json_string_at(j, S("uriBaseId"), S("%SRCROOT%"));
	json_object_end(j);
	json_key(j, S("region"));
	json_object(j);
	json_int_at(j, S("startLine"), place->line ? place->line : 1);
	json_int_at(
	    j, S("startColumn"), place->line && finding->character ? finding->character : 1);
	json_object_end(j);
	json_object_end(j);
	json_object_end(j);
	json_array_end(j);
}

static void add_result(struct arena *tmp, struct json *j, const struct rules *rules,
    const struct check_finding *finding)
{
	const struct diag_item *item = &finding->item;
	const struct diag_code_info *info = diag_info(item->code);

	json_object(j);
	json_string_at(j, S("ruleId"), str_of_cstr(info->id));
	json_int_at(j, S("ruleIndex"), (int64_t)rules->index[item->code]);
	json_string_at(j, S("level"), level_of(item->severity));
	text_at(j, S("message"), str_format(tmp, "%.*s\nFix: %s", STR_ARG(item->text), info->fix));
	add_location(tmp, j, finding);
	json_key(j, S("partialFingerprints"));
	json_object(j);
	json_string_at(j, S("agentdoc/v1"), finding->fingerprint);
	/* the one that GitHub follows a finding by; the other part is a count */
	json_string_at(j, S("primaryLocationLineHash"),
	    str_format(tmp, "%.*s:1", STR_ARG(finding->fingerprint)));
	json_object_end(j);
	json_object_end(j);
}

static void add_notification(struct json *j, const struct diag_item *item)
{
	json_object(j);
	json_key(j, S("descriptor"));
	json_object(j);
	json_string_at(j, S("id"), str_of_cstr(diag_info(item->code)->id));
	json_object_end(j);
	json_string_at(j, S("level"), level_of(item->severity));
	text_at(j, S("message"), item->text);
	json_object_end(j);
}

static void add_invocation(struct json *j, const struct check_findings *findings)
{
	json_key(j, S("invocations"));
	json_array(j);
	json_object(j);
	json_bool_at(j, S("executionSuccessful"), true);
	json_key(j, S("toolExecutionNotifications"));
	json_array_lines(j);
	for (size_t i = 0; i < findings->n; i++) {
		if (!has_place(&findings->items[i]))
			add_notification(j, &findings->items[i].item);
	}
	json_array_end(j);
	json_object_end(j);
	json_array_end(j);
}

static void add_results(struct arena *tmp, struct json *j, const struct rules *rules,
    const struct check_findings *findings)
{
	json_key(j, S("results"));
	json_array_lines(j);
	for (size_t i = 0; i < findings->n; i++) {
		const struct arena_mark mark = arena_mark(tmp);

		if (has_place(&findings->items[i]))
			add_result(tmp, j, rules, &findings->items[i]);
		arena_rewind(tmp, mark);
	}
	json_array_end(j);
}

void check_sarif(struct arena *tmp, struct buf *out, const struct check_report *report)
{
	const struct rules rules = find_rules(&report->findings);
	struct json j;

	json_init(&j, out);
	json_object(&j);
	json_string_at(&j, S("$schema"), S("https://json.schemastore.org/sarif-2.1.0.json"));
	json_string_at(&j, S("version"), S("2.1.0"));
	json_key(&j, S("runs"));
	json_array(&j);
	json_object(&j);
	add_driver(tmp, &j, &rules);
	add_invocation(&j, &report->findings);
	json_string_at(&j, S("columnKind"), S("unicodeCodePoints"));
	add_results(tmp, &j, &rules, &report->findings);
	json_object_end(&j);
	json_array_end(&j);
	json_object_end(&j);
	buf_char(out, '\n');
}
