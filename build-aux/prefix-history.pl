# SPDX-License-Identifier: MIT
# Moves the history that `git fast-export` prints into a folder, to be appended to the branch
# main of another repository with `git fast-import`. Every text file also gets a last line that
# names the folder, so that two copies share no blob. Makes the larger collection of `make bench`.
#
#   git fast-export HEAD | perl build-aux/prefix-history.pl FOLDER [first]
#
# first: the branch does not exist yet.
use strict;
use warnings;

my ($folder, $first) = @ARGV;
my ($in_blob, $is_root);
binmode STDIN;
binmode STDOUT;

sub prefixed {
	my ($path) = @_;
	return $path =~ /^"/ ? '"' . "$folder/" . substr($path, 1) : "$folder/$path";
}

while (my $line = <STDIN>) {
	if ($line =~ /^data (\d+)$/) {
		read(STDIN, my $data, $1) == $1 or die "the stream ends early\n";
		$data .= "\nCopy $folder.\n" if $in_blob && index($data, "\0") < 0;
		print 'data ', length $data, "\n", $data;
		# where the list of files begins: after the message, unless `from` follows
		$is_root = !$in_blob;
		next;
	}
	if ($line =~ /^(blob|commit|reset|tag)\b/) {
		$in_blob = $1 eq 'blob';
		next if $1 eq 'reset';
		$line = "commit refs/heads/main\n" if $1 eq 'commit';
	}
	$is_root = 0 if $line =~ /^(from|merge) /;
	if ($line =~ /^(M \d+ \S+|D) (.*)$/s) {
		print "from refs/heads/main^0\n" if $is_root && !$first;
		$is_root = 0;
		$line = "$1 " . prefixed($2);
	}
	print $line;
}
