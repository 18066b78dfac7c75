/* SPDX-License-Identifier: MIT */
/*
 * agentdoc.yml: what a collection says about its site. Every key has a default, so that no file is
 * needed; what the command line says overrides it. The keys stand in config_schema.def.
 */
#ifndef SITE_CONFIG_H
#define SITE_CONFIG_H

#include "base/diag.h"
#include "definition/definition.h"
#include "site/forge.h"

/* A link of the navigation or of the footer: to a page of the site, or to an address. */
struct site_link {
	str label; /* absent: the page's own */
	str page; /* "graph", or a path such as "agents/planner.html"; absent: see url */
	str url;
};

struct site_links {
	struct site_link *items;
	size_t n;
	bool given; /* false: nothing was said, which differs from an empty list */
};

/* The colours of site.css that may be set, in the order in which they are documented. */
enum { SITE_COLOR_COUNT = 36 };
extern const str site_color_names[SITE_COLOR_COUNT]; /* "accent": the custom property --accent */

/* Those of the light and of the dark theme; absent ones stay as they are. */
struct site_colors {
	str light[SITE_COLOR_COUNT], dark[SITE_COLOR_COUNT];
};

/* A file that the site has beside the built-in ones, or in place of one: below assets/. */
struct site_asset {
	str name; /* "logo.svg" */
	str content;
};

enum site_author_names { AUTHORS_NAMES, AUTHORS_NONE };

struct site_config {
	str title;
	str description;
	str base_url; /* "https://example.org/agents/", ends in '/'; absent when not known */
	str language; /* "en" */
	str templates; /* folder that shadows the built-in templates; absent when there is none */
	str logo; /* path as it is written; absent: none */
	str repository; /* web address without a final '/'; absent when not known */
	enum site_forge forge; /* FORGE_AUTO only until the address is known */
	str branch; /* that files are linked on; absent: the one that is shown */
	bool edit; /* whether pages link to where their source is edited */
	enum site_author_names authors;
	bool history, removed, keyboard;
	str since; /* where the history begins: a day or a revision; "" or absent: all of it */
	struct def_strings sources; /* paths relative to the repository's root; none: everywhere */
	struct def_strings exclude; /* patterns of base/glob.h */
	struct site_links nav, footer_links;
	str footer; /* markdown */
	struct site_colors colors;
	struct diag_levels levels; /* how severe diagnostics are */

	/* What the build finds beside the configuration. */
	struct site_asset *assets;
	size_t asset_count;
	str logo_url; /* "assets/logo.svg"; absent without one */
};

/* The defaults. */
struct site_config site_config_defaults(void);

/*
 * Reads a configuration text over what is in *config. Unknown keys are reported (AD003) and left
 * out, with the known one that was perhaps meant.
 * Fails   false after AD002 when the text is no YAML mapping, AD004 when a value has the wrong
 *         type, AD005 when it is none of those that are allowed; all of them are reported
 */
bool site_config_read(struct arena *mem, struct diag *diag, str path, str text,
    struct site_config *config) ATTR_NODISCARD;

#endif
