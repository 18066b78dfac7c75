/* SPDX-License-Identifier: MIT */
/* What is said to a request. */
#include "serve/answer.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/path.h"
#include "git/repo.h"
#include "page/embedded.h"

enum {
	OK = 200,
	PARTIAL = 206,
	NOT_MODIFIED = 304,
	BAD_REQUEST = 400,
	NOT_FOUND = 404,
	NOT_ALLOWED = 405,
	TOO_LONG = 414,
	OUT_OF_RANGE = 416,
	MISDIRECTED = 421,
	FAILED = 500,
};

static const struct {
	str extension, type;
} types[] = {
    {{".html", 5}, {"text/html; charset=utf-8", 24}},
    {{".css", 4}, {"text/css; charset=utf-8", 23}},
    {{".js", 3}, {"text/javascript; charset=utf-8", 30}},
    {{".json", 5}, {"application/json", 16}},
    {{".md", 3}, {"text/markdown; charset=utf-8", 28}},
    {{".xml", 4}, {"application/xml", 15}},
    {{".txt", 4}, {"text/plain; charset=utf-8", 25}},
    {{".dot", 4}, {"text/vnd.graphviz; charset=utf-8", 32}},
    {{".mmd", 4}, {"text/plain; charset=utf-8", 25}},
    {{".graphml", 8}, {"application/graphml+xml", 23}},
    {{".svg", 4}, {"image/svg+xml", 13}},
    {{".png", 4}, {"image/png", 9}},
    {{".jpg", 4}, {"image/jpeg", 10}},
    {{".jpeg", 5}, {"image/jpeg", 10}},
    {{".gif", 4}, {"image/gif", 9}},
    {{".webp", 5}, {"image/webp", 10}},
    {{".avif", 5}, {"image/avif", 10}},
    {{".ico", 4}, {"image/x-icon", 12}},
    {{".woff2", 6}, {"font/woff2", 10}},
};

/* The type of a file by its name: "text/html; charset=utf-8". */
static str type_of(str url)
{
	const str extension = path_extension(url);

	if (str_eq(path_base(url), S("feed.xml")))
		return S("application/atom+xml");
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		if (str_eq_nocase(types[i].extension, extension))
			return types[i].type;
	}
	return S("application/octet-stream");
}

static void add_header(struct answer *answer, const char *name, str value)
{
	answer->headers[answer->header_count++] = (struct answer_header){name, value};
}

/* An answer that is no file: plain words. */
static struct answer say(unsigned status, str text)
{
	struct answer answer = {.status = status, .body = text};

	add_header(&answer, "Content-Type", S("text/plain; charset=utf-8"));
	add_header(&answer, "X-Content-Type-Options", S("nosniff"));
	add_header(&answer, "Cache-Control", S("no-store"));
	return answer;
}

/* --- the reload script ---------------------------------------------------------------------- */

static str find_own(str name)
{
	size_t n;
	const struct embedded_file *files = embedded_preview(&n);

	for (size_t i = 0; i < n; i++) {
		if (str_eq(files[i].name, name))
			return files[i].content;
	}
	return STR_ABSENT;
}

/* What a browser shows: the page, the style sheets, the scripts. */
static str state_of(struct arena *mem, const struct server *server, str page_hash)
{
	const str style = preview_style(server->preview), code = preview_code(server->preview);

	return str_format(mem, "%.*s.%.*s.%.*s", STR_ARG(page_hash), STR_ARG(style), STR_ARG(code));
}

/* The page with the tag of the reload script before its end. */
static str add_tag(struct arena *mem, const struct server *server, const struct preview_page *page)
{
	const str tag = find_own(S("tag.html")), place = S("STATE"), end = S("</body>");
	const size_t at = str_find(tag, place, 0);
	size_t cut = page->content.n;
	struct buf out;

	for (size_t i = page->content.n; i-- > 0;) {
		if (str_starts_with(str_from(page->content, i), end)) {
			cut = i;
			break;
		}
	}
	buf_init(&out, mem);
	buf_add(&out, str_slice(page->content, 0, cut));
	buf_add(&out, str_slice(tag, 0, at));
	buf_add(&out, state_of(mem, server, page->hash));
	buf_add(&out, str_from(tag, at + place.n));
	buf_add(&out, str_from(page->content, cut));
	return buf_str(&out);
}

/* The page that is shown for a path; one that leads nowhere shows 404.html. */
static enum preview_found find_page(
    struct arena *mem, const struct server *server, str path, struct preview_page *ret_page)
{
	str url;
	enum preview_found found = PREVIEW_NONE;

	if (request_path(mem, path, &url))
		found = preview_find(server->preview, url, ret_page);
	if (found == PREVIEW_NONE &&
	    preview_find_missing(server->preview, ret_page) == PREVIEW_FAILED)
		found = PREVIEW_FAILED;
	return found;
}

static void write_news(struct arena *mem, const struct server *server,
    const struct request *request, str state, struct answer *answer)
{
	struct buf out;
	struct json json;
	str rest = server->problem, line;

	buf_init(&out, mem);
	buf_add(&out, S("agentdocPreview("));
	json_init(&json, &out);
	json_object(&json);
	json_string_at(&json, S("state"), state);
	json_string_at(&json, S("problem"), server->problem_hash);
	json_key(&json, S("lines"));
	json_array(&json);
	while (str_next_line(&rest, &line))
		json_string(&json, line);
	json_array_end(&json);
	json_bool_at(&json, S("crowded"), request->is_crowded);
	json_object_end(&json);
	buf_add(&out, S(");\n"));
	*answer = (struct answer){.status = OK, .body = buf_str(&out)};
	add_header(answer, "Content-Type", type_of(S("wait.js")));
	add_header(answer, "X-Content-Type-Options", S("nosniff"));
	add_header(answer, "Cross-Origin-Resource-Policy", S("same-origin"));
	add_header(answer, "Cache-Control", S("no-store"));
}

/* Tells the browser what it does not show yet, or lets it wait until there is something. */
static struct answer wait_for_news(
    struct arena *mem, const struct server *server, const struct request *request)
{
	struct preview_page page;
	struct answer answer = {.must_wait = true};
	str state = request->state;

	if (find_page(mem, server, request->page, &page) != PREVIEW_FAILED)
		state = state_of(mem, server, page.hash);
	if (request->is_late || request->is_crowded || !str_eq(state, request->state) ||
	    !str_eq(server->problem_hash, request->problem))
		write_news(mem, server, request, state, &answer);
	return answer;
}

/* --- files ---------------------------------------------------------------------------------- */

static void add_file_headers(
    struct arena *mem, const struct server *server, str url, str tag, struct answer *answer)
{
	add_header(answer, "Content-Type", type_of(url));
	add_header(answer, "ETag", tag);
	add_header(answer, "Last-Modified", request_format_date(mem, server->loaded_utc_s));
	add_header(answer, "Cache-Control", S("no-cache"));
	add_header(answer, "Accept-Ranges", S("bytes"));
	add_header(answer, "X-Content-Type-Options", S("nosniff"));
	/* no page of others may read them as scripts */
	add_header(answer, "Cross-Origin-Resource-Policy", S("same-origin"));
	/* pages carry their own policy; an image that is opened alone has none */
	if (str_ends_with(url, S(".svg")))
		add_header(answer, "Content-Security-Policy", S("script-src 'none'"));
}

/* If-None-Match wins over If-Modified-Since. Source  RFC 9110, 13.2.2 */
static bool is_known(const struct server *server, const struct request *request, str tag)
{
	int64_t since;

	if (request->if_none_match.p)
		return request_has_tag(request->if_none_match, tag);
	return request_read_date(request->if_modified_since, &since) &&
	    server->loaded_utc_s <= since;
}

static void cut_part(
    struct arena *mem, const struct request *request, str tag, struct answer *answer)
{
	const size_t size = answer->body.n;
	struct request_part part;

	/* ranges are for GET alone: RFC 9110, 14.2 */
	if (!str_eq(request->method, S("GET")) || !request->range.p ||
	    (request->if_range.p && !str_eq(request->if_range, tag)))
		return;
	switch (request_range(request->range, size, &part)) {
	case RANGE_NONE:
		return;
	case RANGE_OUTSIDE:
		answer->status = OUT_OF_RANGE;
		answer->body = S("");
		add_header(answer, "Content-Range", str_format(mem, "bytes */%zu", size));
		return;
	case RANGE_PART:
		answer->status = PARTIAL;
		answer->body = str_slice(answer->body, part.first, part.first + part.n);
		add_header(answer, "Content-Range",
		    str_format(
			mem, "bytes %zu-%zu/%zu", part.first, part.first + part.n - 1, size));
	}
}

static struct answer give_file(struct arena *mem, const struct server *server,
    const struct request *request, str url, str content)
{
	const struct oid hash = repo_hash_blob(content);
	const str tag = str_format(mem, "\"%.*s\"", STR_ARG(oid_hex(mem, &hash, 40)));
	struct answer answer = {.status = OK, .body = content};

	add_file_headers(mem, server, url, tag, &answer);
	if (is_known(server, request, tag)) {
		answer.status = NOT_MODIFIED;
		answer.body = S("");
		return answer;
	}
	cut_part(mem, request, tag, &answer);
	return answer;
}

static struct answer give_missing(
    struct arena *mem, const struct server *server, const struct preview_page *page)
{
	struct answer answer = {.status = NOT_FOUND, .body = add_tag(mem, server, page)};

	add_header(&answer, "Content-Type", type_of(S("404.html")));
	add_header(&answer, "X-Content-Type-Options", S("nosniff"));
	add_header(&answer, "Cache-Control", S("no-store"));
	return answer;
}

static struct answer give_page(
    struct arena *mem, const struct server *server, const struct request *request, str url)
{
	struct preview_page page;

	switch (find_page(mem, server, request->path, &page)) {
	case PREVIEW_FAILED:
		return say(FAILED,
		    S("This page cannot be made: the terminal of agentdoc serve says why.\n"));
	case PREVIEW_NONE:
		return give_missing(mem, server, &page);
	case PREVIEW_FOUND:
		break;
	}
	const bool is_page = str_ends_with(url, S(".html"));
	return give_file(
	    mem, server, request, url, is_page ? add_tag(mem, server, &page) : page.content);
}

static struct answer give_own(
    struct arena *mem, const struct server *server, const struct request *request, str name)
{
	const str content = find_own(name);

	if (str_eq(name, S("wait.js")))
		return wait_for_news(mem, server, request);
	if (!content.p || str_ends_with(name, S(".html")))
		return say(NOT_FOUND, S("There is no such file.\n"));
	return give_file(mem, server, request, name, content);
}

struct answer answer_request(
    struct arena *mem, const struct server *server, const struct request *request)
{
	const str own = S(".agentdoc/");
	str url;

	if (!str_eq(request->method, S("GET")) && !str_eq(request->method, S("HEAD"))) {
		struct answer answer = say(NOT_ALLOWED, S("Only GET and HEAD are answered.\n"));
		add_header(&answer, "Allow", S("GET, HEAD"));
		return answer;
	}
	if (!request_is_for(&server->hosts, request->host))
		return say(MISDIRECTED,
		    S("This server is not the host that was asked for; --host allows another.\n"));
	if (request->path.n > LIMIT_REQUEST_PATH)
		return say(TOO_LONG, S("The address is too long.\n"));
	if (!request_path(mem, request->path, &url))
		return say(BAD_REQUEST, S("The address is not well-formed.\n"));
	if (str_starts_with(url, own))
		return give_own(mem, server, request, str_from(url, own.n));
	return give_page(mem, server, request, url);
}
