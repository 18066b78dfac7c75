/* SPDX-License-Identifier: MIT */
/* Slugs, folders and urls of definitions. Private to site/. */
#ifndef SITE_ADDRESS_H
#define SITE_ADDRESS_H

#include "site/site.h"

/*
 * Gives every definition, living and removed, its slug, id, url and base. Living ones come before
 * removed ones, older ones before younger ones; who comes later takes its folders' names in front.
 */
void site_give_addresses(
    struct arena *mem, struct arena *tmp, struct diag *diag, struct site *site);

/* Former addresses of renamed definitions, as far as nobody else has them now. */
void site_give_redirects(struct arena *mem, struct site *site);

/*
 * The folder of a path as people name it: without the folders that only mark a kind ("agents") or
 * hold everything ("plugins"), without a skill's own folder. "" at the top.
 */
str site_folder_name(struct arena *mem, str path, enum def_kind kind);

/*
 * The slug of a group's page: of text, with a number when taken, which is by folded case, has it
 * already; empty stands in for a text without a sign that a file's name may have.
 */
str site_group_slug(
    struct arena *mem, struct arena *tmp, struct map *taken, str text, str empty, str suffix);

/* Makes the folders of the living definitions, with their README.md. */
void site_make_folders(struct arena *mem, struct site *site, const struct def_files *files);

#endif
