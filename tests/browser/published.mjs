// SPDX-License-Identifier: MIT
// From one changed definition to the page that a reader sees: published to a bare repository, fetched
// again, and looked at below the path at which a host shows a project's pages.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { is } from '../tap.mjs';
import { checkJourneys } from './journeys.mjs';
import { runJourneys } from './runner.mjs';
import { openedSite, scriptedRepository } from './sites.mjs';

const CHANGED = 'agents/core/keeper.md';
const SENTENCE = 'Polishes the brass once a week.';

const program = resolve(process.env.AGENTDOC ?? 'build/release/agentdoc');
const git = (folder, ...args) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });

// The same people and time as in the fixture, so that nothing is asked of this machine.
Object.assign(process.env, {
	GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1',
	GIT_COMMITTER_NAME: 'C O Mitter', GIT_COMMITTER_EMAIL: 'committer@example.com', GIT_COMMITTER_DATE: '2026-08-02T12:00:00Z',
	GIT_AUTHOR_NAME: 'Ada Example', GIT_AUTHOR_EMAIL: 'ada@example.com', GIT_AUTHOR_DATE: '2026-08-02T12:00:00Z',
});

function commit(folder, subject) {
	git(folder, 'add', '-A');
	git(folder, 'commit', '-q', '-m', subject);
}

const publish = (folder, address, ...options) =>
	execFileSync(program, ['publish', '-C', folder, '--base-url', address, ...options], { encoding: 'utf8', stdio: 'pipe' });

// Publishes a collection, changes one definition and publishes again; gives the site as it is fetched.
function publishedSite(server, folder) {
	const [repository, remote, view] = ['repository', 'remote.git', 'view'].map((name) => join(folder, name));
	const address = server.address('published');

	scriptedRepository(repository, 'fixture');
	commit(repository, 'all that was not committed');
	git(folder, 'init', '-q', '--bare', remote);
	git(repository, 'remote', 'add', 'origin', remote);
	publish(repository, address, '--yes');
	appendFileSync(join(repository, CHANGED), `\n${SENTENCE}\n`);
	commit(repository, 'the keeper polishes');
	publish(repository, address);
	git(folder, 'clone', '-q', '-b', 'gh-pages', remote, view);
	server.add('published', view);
	is('published: the branch has one commit', git(view, 'rev-list', '--count', 'HEAD').trim(), '1');
	return openedSite('published', view, address);
}

const keeper = (site) => site.catalog.definitions.find(({ path }) => path === CHANGED);

async function showsChange(page, site) {
	await page.goto(site.start);
	await page.locator(`table.listing a[href="${keeper(site).url}"]`).first().click();
	await page.locator('article', { hasText: SENTENCE }).waitFor();
}

async function showsRevision(page, site) {
	await page.goto(site.start + keeper(site).url);
	await page.locator('.actions a', { hasText: 'History' }).click();
	const newest = page.locator('ol.revisions > li').first();

	assert.match(await newest.innerText(), /the keeper polishes/);
	await newest.locator('a.what').click();
	await page.locator('main', { hasText: SENTENCE }).waitFor();
}

async function tellsChange(page, site) {
	await page.goto(`${site.start}changes.html`);
	assert.match(await page.locator('main').innerText(), /the keeper polishes/);
}

const journeys = [
	['a change is seen on its page', showsChange],
	['and in its history', showsRevision],
	['and among all changes', tellsChange],
];

export async function checkPublished(browser, server, folder) {
	const site = publishedSite(server, folder);

	await runJourneys(browser, site, journeys);
	await checkJourneys(browser, site);
}
