/* SPDX-License-Identifier: MIT */
/*
 * agentdoc.yml: what a collection says about its site. Every key has a default, so that no file is
 * needed; what the command line says overrides it.
 */
#ifndef SITE_CONFIG_H
#define SITE_CONFIG_H

#include "base/diag.h"
#include "definition/definition.h"

struct site_config {
	str title;
	str description;
	str base_url; /* "https://example.org/agents/", ends in '/'; absent when not known */
	str templates; /* folder that shadows the built-in templates; absent when there is none */
	str repository; /* web address of the repository, without a final '/'; absent when not known
			 */
	struct def_strings sources; /* paths relative to the repository's root; none: everywhere */
};

/*
 * Reads a configuration text over the defaults in *config. Unknown keys and wrong types are
 * reported and left out.
 * Fails   false after AD002 when the text is no YAML mapping
 */
bool site_config_read(struct arena *mem, struct diag *diag, str path, str text,
    struct site_config *config) ATTR_NODISCARD;

/* The web address of a repository from the URL of its remote ("git@host:a/b.git"); absent when
 * unknown. */
str site_web_address(struct arena *mem, str remote);

#endif
