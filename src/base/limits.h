/* SPDX-License-Identifier: MIT */
/* Every size that input controls, with the reason for its number. Passing one is a diagnostic. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define LIMIT_JSON_DEPTH 64u /* nesting of JSON and YAML; real files stay below 8 */
#define LIMIT_YAML_NODES 10000u /* stops alias bombs; the largest real front matter has 300 */
#define LIMIT_FRONT_MATTER 262144u /* bytes; the largest real one has 12 KB */
#define LIMIT_DEFINITION 4194304u /* bytes of one file; the largest real one has 294 KB */
#define LIMIT_MARKDOWN_COST 500000000u /* estimated ns of one parse; real ones stay below 1 % */
#define LIMIT_MARKDOWN_COPIES 134217728u /* bytes that link references may grow to */
#define LIMIT_FILE 67108864u /* bytes of any file that is read; larger ones are left out */
#define LIMIT_FOLDER_ENTRIES 1000000u /* files of a repository; ends trees without end */
#define LIMIT_CONFIG 1048576u /* bytes of agentdoc.yml */
#define LIMIT_LOGO 262144u /* bytes of the logo: it is on every page */
#define LIMIT_ASSET 8388608u /* bytes of one asset of the user */
#define LIMIT_ASSET_DEPTH 8u /* folders within each other among them */
#define LIMIT_LANGUAGE 1048576u /* bytes of a language file; English has 40 KB */
#define LIMIT_TEMPLATE 1048576u /* bytes of one template */
#define LIMIT_TEMPLATE_DEPTH 64u /* sections and partials within each other */
#define LIMIT_MAILMAP 1048576u /* bytes of .mailmap; the Linux kernel's has 40 KB */
#define LIMIT_IGNORE_REVS 1048576u /* bytes of .git-blame-ignore-revs: 25,000 commits */
#define LIMIT_SHALLOW 16777216u /* bytes of .git/shallow: 400,000 commits at the boundary */
#define LIMIT_TREE_DEPTH 512u /* folders within each other, in git's trees */
#define LIMIT_RENAME_PAIRS 4000000u /* texts compared in one commit: 2,000 gone with 2,000 new */
#define LIMIT_COMMENT 60000u /* bytes of a comment in markdown: GitHub takes 65,536 characters */
#define LIMIT_LINK 4096u /* bytes of where a symbolic link points: PATH_MAX of Linux */
#define LIMIT_SLUG 100u /* bytes of a slug: file systems allow 255 a name */
/* definitions of a list on one page: above it the list goes on over pages of LIMIT_PAGE_ROWS */
#define LIMIT_PAGE_WHOLE 1000u /* 70 KB gzipped; a browser lays it out in a third of a second */
#define LIMIT_PAGE_ROWS 400u
/* definitions and marked cells of a matrix: above either it is left out, for it tells nothing */
#define LIMIT_MATRIX 2000u /* 4,000 pixels high */
#define LIMIT_MATRIX_CELLS 12000u /* 200 KB on the page */
#define LIMIT_FACET_VALUES 100u /* of one facet on the page; a script offers all of them */
#define LIMIT_PREVIEW_PAGES 33554432u /* bytes of pages that a preview keeps to give again */
#define LIMIT_WATCHED_FOLDERS 20000u /* of a preview; large collections have 1,500 */
#define LIMIT_CONNECTIONS 240u /* of a preview at once: descriptors of select() end at 1024 */
#define LIMIT_REQUEST_PATH 8192u /* bytes of an address; the longest of a real site has 220 */
#define LIMIT_WAITING 3u /* pages that wait for a change: browsers allow 6 connections in all */
#define LIMIT_DIAG_PER_CODE 50u /* shown in full; the rest is counted */
#define LIMIT_DIAG_NOTES_PER_CODE 5u /* of what needs no mending, which would hide what does */
#define LIMIT_PROCESS_OUTPUT 4194304u /* bytes that are kept of what another program prints */
/* bytes of a site that is published: GitHub Pages takes 1 GB, and people want to be told before */
#define LIMIT_PUBLISHED UINT64_C(700000000)

#endif
