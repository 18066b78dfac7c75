/* SPDX-License-Identifier: MIT */
/*
 * The part of api/insights.json that comes from site/trends.h. Its keys, after those of
 * insight_api.c:
 *
 *	rules      the limits: {oversized_words, stale_days, lively_days, similar_percent,
 *	           similar_words}
 *	until      time of the newest commit, from which ages count
 *	recovered  [id]: their front matter was repaired
 *	oversized  [{id, words}], longest first
 *	stale      [{id, since, days}]: since is the last change that was no sweep, move or spelling
 *	missing    [{field, kinds, ids}]: ids of these kinds that lack a field they should have
 *	changed    [{id, own, revisions}]: own without sweeps, moves and spelling, most first
 *	lively     [{folder, lately, ever}]: such changes of lively_days, and all
 *	authors    [{name, definitions, revisions, sole, first, last}]: sole lists the definitions
 *	           that nobody else wrote
 *	series     {step, bands:[{model, kind}], steps:[{start, counts}]}: definitions by model at
 *	           the end of each step; step is "week" or a number of months, kind "model",
 *	           "others", "none"
 *	activity   {months:[{month, commits, definitions}], days:[{day, commits, definitions}]}
 *	widened    [{id, commit, author, date, gained, allowed}], newest first: tools that came, and
 *	           such that are no longer forbidden
 */
#include "base/arena.h"
#include "base/date.h"
#include "page/insights.h"
#include "site/change_json.h"
#include "site/insights.h"
#include "site/trends.h"

static void time_at(struct json *json, struct arena *mem, str key, int64_t utc_s)
{
	json_string_at(
	    json, key, utc_s == REPO_TIME_UNKNOWN ? STR_ABSENT : date_rfc3339(mem, utc_s));
}

static void rules_at(struct json *json)
{
	json_key(json, S("rules"));
	json_object(json);
	json_int_at(json, S("oversized_words"), SITE_OVERSIZED_WORDS);
	json_int_at(json, S("stale_days"), SITE_STALE_DAYS);
	json_int_at(json, S("lively_days"), SITE_LIVELY_DAYS);
	json_int_at(json, S("similar_percent"), SITE_SIMILAR_PERCENT);
	json_int_at(json, S("similar_words"), SITE_SIMILAR_WORDS);
	json_object_end(json);
}

static void oversized_at(struct json *json, const struct site *site)
{
	const struct site_list *list = &site->trends->upkeep.oversized;

	json_array_lines_at(json, S("oversized"));
	for (size_t i = 0; i < list->n; i++) {
		const struct site_def *def = &site->defs[list->defs[i]];
		json_object(json);
		json_string_at(json, S("id"), def->id);
		json_int_at(json, S("words"), (int64_t)def->def.words);
		json_object_end(json);
	}
	json_array_end(json);
}

static void stale_at(struct json *json, struct arena *mem, const struct site *site)
{
	const struct site_trends *trends = site->trends;
	const struct site_list *list = &trends->upkeep.stale;

	json_array_lines_at(json, S("stale"));
	for (size_t i = 0; i < list->n; i++) {
		const struct site_def *def = &site->defs[list->defs[i]];
		const size_t cared = trends->upkeep.care[list->defs[i]].cared;
		const int64_t utc_s = site_time_of(site, trends->now_utc_s, &def->revisions[cared]);
		json_object(json);
		json_string_at(json, S("id"), def->id);
		time_at(json, mem, S("since"), utc_s);
		json_int_at(json, S("days"), (trends->now_utc_s - utc_s) / DATE_DAY_S);
		json_object_end(json);
	}
	json_array_end(json);
}

static void missing_at(struct json *json, const struct site *site)
{
	json_array_lines_at(json, S("missing"));
	for (unsigned field = 0; field < SITE_FIELDS; field++) {
		json_object(json);
		json_string_at(json, S("field"), site_fields[field].name);
		json_key(json, S("kinds"));
		json_array(json);
		for (unsigned kind = 0; kind < DEF_KIND_COUNT; kind++) {
			if (site_fields[field].kinds >> kind & 1)
				json_string(json, def_kinds[kind].name);
		}
		json_array_end(json);
		page_ids_member(json, site, S("ids"), site->trends->upkeep.lacking[field].defs,
		    site->trends->upkeep.lacking[field].n);
		json_object_end(json);
	}
	json_array_end(json);
}

static void changed_at(struct json *json, const struct site *site)
{
	const struct site_upkeep *upkeep = &site->trends->upkeep;

	json_array_lines_at(json, S("changed"));
	for (size_t i = 0; i < upkeep->changed.n; i++) {
		const size_t def = upkeep->changed.defs[i];
		json_object(json);
		json_string_at(json, S("id"), site->defs[def].id);
		json_int_at(json, S("own"), (int64_t)upkeep->care[def].own);
		json_int_at(json, S("revisions"), (int64_t)site->defs[def].revision_count);
		json_object_end(json);
	}
	json_array_end(json);
}

static void lively_at(struct json *json, const struct site *site)
{
	const struct site_upkeep *upkeep = &site->trends->upkeep;

	json_array_lines_at(json, S("lively"));
	for (size_t i = 0; i < upkeep->lively_count; i++) {
		const size_t folder = upkeep->lively[i];
		json_object(json);
		json_string_at(json, S("folder"), site->folders[folder].name);
		json_int_at(json, S("lately"), (int64_t)upkeep->life[folder].lately);
		json_int_at(json, S("ever"), (int64_t)upkeep->life[folder].ever);
		json_object_end(json);
	}
	json_array_end(json);
}

static void authors_at(struct json *json, struct arena *mem, const struct site *site)
{
	const struct site_authors *authors = &site->trends->authors;

	json_array_lines_at(json, S("authors"));
	for (size_t i = 0; i < authors->n; i++) {
		const struct site_author *author = &authors->items[i];
		json_object(json);
		json_string_at(json, S("name"), author->name.n ? author->name : STR_ABSENT);
		json_int_at(json, S("definitions"), (int64_t)author->definitions);
		json_int_at(json, S("revisions"), (int64_t)author->revisions);
		page_ids_member(json, site, S("sole"), author->sole.defs, author->sole.n);
		time_at(json, mem, S("first"), author->first_utc_s);
		time_at(json, mem, S("last"), author->last_utc_s);
		json_object_end(json);
	}
	json_array_end(json);
}

static const str band_kinds[] = {
    [BAND_MODEL] = {"model", 5},
    [BAND_OTHERS] = {"others", 6},
    [BAND_NONE] = {"none", 4},
};

static void series_at(struct json *json, struct arena *mem, const struct site *site)
{
	const struct site_series *series = &site->trends->series;

	json_key(json, S("series"));
	json_object(json);
	if (series->step_months)
		json_int_at(json, S("step"), series->step_months);
	else
		json_string_at(json, S("step"), S("week"));
	json_key(json, S("bands"));
	json_array(json);
	for (size_t i = 0; i < series->band_count; i++) {
		json_object(json);
		json_string_at(json, S("model"), series->bands[i].model);
		json_string_at(json, S("kind"), band_kinds[series->bands[i].kind]);
		json_object_end(json);
	}
	json_array_end(json);
	json_array_lines_at(json, S("steps"));
	for (size_t i = 0; i < series->step_count; i++) {
		json_object(json);
		json_string_at(json, S("start"), date_day(mem, series->starts[i]));
		json_key(json, S("counts"));
		json_array(json);
		for (size_t k = 0; k < series->band_count; k++)
			json_int(json, (int64_t)series->counts[i * series->band_count + k]);
		json_array_end(json);
		json_object_end(json);
	}
	json_array_end(json);
	json_object_end(json);
}

static void period_object(struct json *json, str key, str name, const struct site_tally *tally)
{
	json_object(json);
	json_string_at(json, key, name);
	json_int_at(json, S("commits"), (int64_t)tally->commits);
	json_int_at(json, S("definitions"), (int64_t)tally->definitions);
	json_object_end(json);
}

static void activity_at(struct json *json, struct arena *mem, const struct site *site)
{
	const struct site_activity *activity = &site->trends->activity;

	json_key(json, S("activity"));
	json_object(json);
	json_array_lines_at(json, S("months"));
	for (size_t i = 0; i < activity->month_count; i++)
		period_object(json, S("month"),
		    date_month(mem, date_month_start(activity->months[i].month)),
		    &activity->months[i].tally);
	json_array_end(json);
	json_array_lines_at(json, S("days"));
	for (size_t i = 0; i < activity->day_count; i++) {
		const int64_t utc_s = (activity->first_day + (int64_t)i) * DATE_DAY_S;
		if (activity->days[i].commits)
			period_object(json, S("day"), date_day(mem, utc_s), &activity->days[i]);
	}
	json_array_end(json);
	json_object_end(json);
}

static void widened_at(struct json *json, struct arena *mem, const struct site *site)
{
	const struct site_trends *trends = site->trends;

	json_array_lines_at(json, S("widened"));
	for (size_t i = 0; i < trends->widened_count; i++) {
		const struct site_widened *widened = &trends->widened[i];
		const struct repo_commit *commit = site_commit_of(site, widened->revision);
		json_object(json);
		json_string_at(json, S("id"), widened->def->id);
		json_string_at(
		    json, S("commit"), commit ? oid_hex(mem, &commit->id, 40) : STR_ABSENT);
		json_string_at(json, S("author"),
		    commit && commit->author.name.n ? commit->author.name : STR_ABSENT);
		time_at(json, mem, S("date"), commit ? commit->author_utc_s : REPO_TIME_UNKNOWN);
		site_strings_json(json, S("gained"), &widened->gained);
		site_strings_json(json, S("allowed"), &widened->allowed);
		json_object_end(json);
	}
	json_array_end(json);
}

void page_trend_members(struct page_run *run, struct json *json)
{
	const struct site *site = run->site;
	struct arena *mem = run->mem;

	rules_at(json);
	time_at(json, mem, S("until"), site->trends->now_utc_s);
	page_ids_member(json, site, S("recovered"), site->trends->upkeep.recovered.defs,
	    site->trends->upkeep.recovered.n);
	oversized_at(json, site);
	stale_at(json, mem, site);
	missing_at(json, site);
	changed_at(json, site);
	lively_at(json, site);
	authors_at(json, mem, site);
	series_at(json, mem, site);
	activity_at(json, mem, site);
	widened_at(json, mem, site);
}
