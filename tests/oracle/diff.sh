#!/bin/sh
# SPDX-License-Identifier: MIT
# Compares all successive texts of the collections, by lines and as prose, and checks that each diff
# applied to the old text gives the new one, in both directions.
. tests/tap.sh

found=
for bundle in "${SHARED:-/nonexistent}"/corpora/*.bundle; do
	[ -f "$bundle" ] || continue
	found=1
	name=$(basename "$bundle" .bundle)
	git clone -q --no-checkout "$bundle" "$TEST_TMP/$name"
	git -C "$TEST_TMP/$name" ls-tree -r --name-only HEAD >"$TEST_TMP/$name.paths"
	works "$name: all successive pairs apply in both directions" \
		"$BUILD/release/tests/oracle/diff_pairs" "$TEST_TMP/$name" <"$TEST_TMP/$name.paths"
done
[ "$found" ] || skip 'successive pairs of the corpora' 'no corpora here'
done_testing
