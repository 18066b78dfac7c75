/* SPDX-License-Identifier: MIT */
/*
 * The workflow that publishes a site on GitHub Pages. Each job may do no more than it needs; a
 * deployment that runs is not cut off, as half of one is none.
 */
#include "build/init.h"

static const char head[] =
    "# Publishes the site of the definitions with every push. In the settings of the repository,\n"
    "# under Pages, the source is \"GitHub Actions\".\n"
    "name: pages\n"
    "\n"
    "on:\n"
    "  push:\n"
    "    branches: [%.*s]\n"
    "  workflow_dispatch:\n"
    "\n"
    "permissions:\n"
    "  contents: read\n"
    "\n"
    "concurrency:\n"
    "  group: pages\n"
    "  cancel-in-progress: false\n"
    "\n";

static const char jobs[] =
    "jobs:\n"
    "  build:\n"
    "    runs-on: ubuntu-latest\n"
    "    permissions:\n"
    "      contents: read\n"
    "      pages: read\n"
    "    steps:\n"
    "      - uses: actions/checkout@v7\n"
    "        with:\n"
    "          fetch-depth: 0 # the whole history: the site shows it\n"
    "          persist-credentials: false\n"
    "      - id: pages\n"
    "        uses: actions/configure-pages@v6\n"
    "      - uses: %.*s\n"
    "        with:\n"
    "          directory: %.*s\n"
    "          output: site\n"
    "          args: --strict --base-url ${{ steps.pages.outputs.base_url }}\n"
    "      - uses: actions/upload-pages-artifact@v5\n"
    "        with:\n"
    "          path: site\n"
    "\n"
    "  deploy:\n"
    "    needs: build\n"
    "    runs-on: ubuntu-latest\n"
    "    permissions:\n"
    "      pages: write\n"
    "      id-token: write\n"
    "    environment:\n"
    "      name: github-pages\n"
    "      url: ${{ steps.deployment.outputs.page_url }}\n"
    "    steps:\n"
    "      - id: deployment\n"
    "        uses: actions/deploy-pages@v5\n";

/* Words that mean something else than themselves to one reader of YAML or another. */
static bool is_yaml_word(str text)
{
	static const str words[] = {{"true", 4}, {"false", 5}, {"null", 4}, {"yes", 3}, {"no", 2},
	    {"on", 2}, {"off", 3}, {"y", 1}, {"n", 1}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_eq_nocase(text, words[i]))
			return true;
	}
	return false;
}

/* A text as YAML: plain where that is safe, else in quotes. */
static str quoted(struct arena *mem, str text)
{
	bool plain = text.n > 0 && char_is_alpha(text.p[0]) && !is_yaml_word(text);
	struct buf out;

	for (size_t i = 0; i < text.n; i++)
		plain = plain && (char_is_alnum(text.p[i]) || memchr("/._-@", text.p[i], 5));
	if (plain || str_eq(text, S(".")))
		return text;
	buf_init(&out, mem);
	buf_char(&out, '\'');
	for (size_t i = 0; i < text.n; i++)
		buf_format(&out, "%s%c", text.p[i] == '\'' ? "'" : "", text.p[i]);
	buf_char(&out, '\'');
	return buf_str(&out);
}

void build_write_workflow(struct buf *out, str branch, str folder, str action)
{
	buf_format(out, head, STR_ARG(quoted(out->mem, branch)));
	buf_format(out, jobs, STR_ARG(quoted(out->mem, action)),
	    STR_ARG(quoted(out->mem, folder.n ? folder : S("."))));
}
