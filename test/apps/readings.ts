import type { Budget } from './flowload.ts';
import type { MenuReading } from './menu-targets.ts';

/**
 * What has to be known about an application beside its `truth.json`, all of it about measuring: who
 * explores and for how long, what prose stands for, and where the truth's count looks in one corner only.
 */
export interface Reading {
  /** Paths without which it can't be brought up. */
  readonly needs: readonly string[];
  /** Whose flows are judged, and whose pages. */
  readonly explorer: Explorer;
  /** Who else sees pages of the truth; theirs count, and flows are not made of them. */
  readonly alsoSeenBy: readonly Explorer[];
  readonly menu: MenuReading;
  /** By the id of the truth's flow. */
  readonly flows: Readonly<Record<string, FlowReading>>;
}

export interface Explorer {
  readonly user: string;
  readonly budget: Budget;
}

export interface FlowReading {
  /** Why nobody can find it in a browser; it does not count unless it is found. */
  readonly outOfReach?: string;
  /** Instead of the address that the truth gives as an example. */
  readonly address?: string;
  readonly count?: {
    /** Instead of the truth's `verify`. */
    readonly command: string;
    /** What a replay does to the count; as the truth says when left out. */
    readonly delta?: 'sets';
    readonly why: string;
  };
  /** Fewer users than the rest, since all of them write the one document there is. */
  readonly alone?: string;
}

const wiki = '$TARGET_APPS_STATE/dokuwiki/site';

export const readings: Readonly<Record<string, Reading>> = {
  dokuwiki: {
    needs: ['/usr/share/dokuwiki', '/usr/bin/php'],
    explorer: { user: 'alice', budget: { exploreTime: '180s', maxPages: 300 } },
    alsoSeenBy: [{ user: 'admin', budget: { exploreTime: '60s', maxPages: 100 } }],
    menu: {
      addresses: {
        start: ['/doku.php?id=start'],
        'projects:alpha': ['/doku.php?id=projects:alpha'],
        'projects:beta': ['/doku.php?id=projects:beta'],
        'playground:one': ['/doku.php?id=playground:one'],
        'do=recent': ['/doku.php?id=start&do=recent'],
        'do=media': ['/doku.php?id=start&do=media&ns='],
        'do=index': ['/doku.php?id=start&do=index'],
        'do=login': ['/doku.php?id=start&do=login&sectok=*'],
        'do=register': ['/doku.php?id=start&do=register'],
        'do=revisions': ['/doku.php?id=start&do=revisions'],
        'do=backlink': ['/doku.php?id=start&do=backlink'],
        'do=profile (logged in)': ['/doku.php?id=start&do=profile'],
        'do=admin (admin only)': ['/doku.php?id=*&do=admin'],
      },
      leftOut: { '/doku.php?id=start&do=logout&sectok=*': 'a trap, judged among the flows' },
    },
    flows: {
      'create-page': {
        address: '/doku.php?id=NAME&do=edit',
        count: {
          command: `find ${wiki}/data/pages -name '*.txt' | wc -l`,
          why: 'pages of the whole wiki, since a new page may lie in any namespace',
        },
      },
      'edit-page': {
        count: {
          command: `find ${wiki}/data/meta -name '*.changes' ! -name '_*' -exec cat {} + | wc -l`,
          why: 'changes of the whole wiki, since any page may be the one that is edited; and changes instead of revisions, since two of one second share the file of a revision',
        },
      },
      profile: {
        count: {
          command: `md5sum < ${wiki}/conf/users.auth.php`,
          delta: 'sets',
          why: 'sets one value, so that its effect is that the file is another one',
        },
      },
    },
  },
  redmine: {
    needs: ['/usr/share/redmine', '/usr/bin/sqlite3', '/usr/bin/bundle'],
    explorer: { user: 'admin', budget: { exploreTime: '300s', maxPages: 400 } },
    alsoSeenBy: [],
    menu: {
      addresses: {
        '/': ['/'],
        '/projects': ['/projects'],
        '/projects/alpha (overview, activity, issues, time_entries, gantt, calendar, news, documents, wiki, boards, files)':
          [
            '/projects/alpha',
            '/projects/alpha/activity',
            '/projects/alpha/issues',
            '/projects/alpha/time_entries',
            '/projects/alpha/issues/gantt',
            '/projects/alpha/issues/calendar',
            '/projects/alpha/news',
            '/projects/alpha/documents',
            '/projects/alpha/wiki',
            '/projects/alpha/boards',
            '/projects/alpha/files',
          ],
        '/my/page, /my/account (in)': ['/my/page', '/my/account'],
        '/admin (admin) and its 12 sections': [
          '/admin',
          '/admin/projects',
          '/users',
          '/groups',
          '/roles',
          '/trackers',
          '/issue_statuses',
          '/workflows/edit',
          '/custom_fields',
          '/enumerations',
          '/settings',
          '/auth_sources',
          '/admin/plugins',
          '/admin/info',
        ],
        '/login': ['/login'],
        '/account/register': ['/account/register'],
        '/account/lost_password': ['/account/lost_password'],
        '/issues/1…8': ['/issues/N'],
      },
      leftOut: {
        '/projects/alpha/issues/gantt':
          'answers 403: the seed does not switch that module on, and no page links to it',
        '/projects/alpha/boards':
          'no page links to it: its menu entry comes with the first board, and the seed has none',
        '/logout': 'a trap, judged among the flows',
      },
    },
    flows: {},
  },
  nodered: {
    needs: ['/usr/bin/jq'],
    explorer: { user: 'admin', budget: { exploreTime: '180s', maxPages: 200 } },
    alsoSeenBy: [],
    menu: {
      addresses: {
        '/ (one page; hash routes #flow/ID); no anchor navigation: discovery must click tabs, palette, menu, sidebar':
          ['/'],
      },
      leftOut: {},
    },
    flows: {
      deploy: { alone: 'all users share one document, and a second writer gets 409 by design' },
      'flow-api': {
        outOfReach:
          'the editor posts to /flows alone; /flow is an interface for programs that no element of the page sends',
      },
      hello: {
        outOfReach:
          'nothing in the editor links to it: the address is a value inside the document that the editor draws',
      },
    },
  },
};
