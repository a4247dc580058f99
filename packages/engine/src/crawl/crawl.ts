import type { Browser } from 'playwright-core';
import type { CrawlBudget, CrawlProgress } from '../model/run.ts';
import type { SiteGraph } from '../model/site-graph.ts';
import type { Target } from '../model/target.ts';
import type { Candidate } from './actions/candidate.ts';
import type { FrontierItem } from './agenda/frontier.ts';
import type { BrowserNetwork } from './browser-network.ts';
import { Explorer } from './explorer.ts';
import { visitFirst } from './first-visit.ts';
import { Knowledge } from './knowledge.ts';
import type { Seen } from './map/seen.ts';
import { siteGraphOf } from './map/site-graph-of.ts';
import type { PageView } from './page/page-view.ts';
import { type TrialReports, tryAction } from './trial/trial.ts';
import type { Visitor } from './visitor.ts';

export interface CrawlOptions {
  readonly browser: Browser;
  readonly target: Target;
  readonly budget: CrawlBudget;
  readonly network: BrowserNetwork;
  readonly signal: AbortSignal;
  onProgress(progress: CrawlProgress): void;
}

/**
 * Walks through an application from its URL, in several browser contexts at once, until nothing new
 * is left, the budget is spent or `signal` aborts; what was found until then is the result.
 * @throws TargetUnreachableError, TargetNotHtmlError, SignInFailedError
 */
export async function crawl(options: CrawlOptions): Promise<SiteGraph> {
  await visitFirst(options.browser, options.target, options);
  const knowledge = new Knowledge(options.target, options.budget, new Date());
  const crew = new Crew(options, knowledge);
  await crew.explore();
  return siteGraphOf(knowledge, crew.ended);
}

/** The explorers of one crawl, who share a frontier. */
class Crew {
  readonly #options: CrawlOptions;
  readonly #knowledge: Knowledge;
  readonly #seed = Date.now() % 2 ** 31;
  readonly #explorers: Explorer[] = [];
  readonly #idle: (() => void)[] = [];
  #busy = 0;
  #hasSettled = false;
  #failure: unknown = null;
  #last = { url: '', title: '', doing: '' };

  constructor(options: CrawlOptions, knowledge: Knowledge) {
    this.#options = options;
    this.#knowledge = knowledge;
  }

  get ended(): SiteGraph['ended'] {
    if (this.#options.signal.aborted) return 'aborted';
    if (this.#knowledge.course.isOutOfTime) return 'budget';
    return this.#hasSettled ? 'settled' : 'exhausted';
  }

  async explore(): Promise<void> {
    const { signal, budget } = this.#options;
    const stop = () => {
      this.#wakeAll();
      for (const explorer of this.#explorers) void explorer.leave();
    };
    const clock = setTimeout(stop, Math.max(0, budget.timeMs - this.#knowledge.course.elapsedMs));
    signal.addEventListener('abort', stop, { once: true });
    try {
      if (signal.aborted) return;
      await this.#openStart();
      this.#knowledge.agenda.noteKnownPlaces();
      const others = Array.from({ length: Math.max(0, budget.contexts - 1) }, () =>
        this.#work(this.#newExplorer()),
      );
      const first = this.#explorers[0] ?? this.#newExplorer();
      await Promise.all([this.#work(first), ...others]);
    } finally {
      clearTimeout(clock);
      signal.removeEventListener('abort', stop);
      await Promise.all(this.#explorers.map((explorer) => explorer.leave()));
    }
    if (this.#failure !== null) throw this.#failure;
  }

  get #stopped(): boolean {
    return (
      this.#options.signal.aborted || this.#knowledge.course.isOutOfTime || this.#failure !== null
    );
  }

  #newExplorer(): Explorer {
    const { browser, network } = this.#options;
    const explorer = new Explorer({
      browser,
      network,
      knowledge: this.#knowledge,
      seed: this.#seed,
    });
    this.#explorers.push(explorer);
    return explorer;
  }

  async #openStart(): Promise<void> {
    const { url } = this.#options.target;
    const explorer = this.#newExplorer();
    const candidate = openingOf(url);
    const action = this.#knowledge.map.addAction(candidate, '');
    await this.#try(
      {
        action,
        candidate,
        fromStateId: '',
        fromUrl: url,
        route: [],
        world: '',
        signedIn: false,
        isOwn: false,
        depth: -1,
        priority: 0,
        again: false,
        repeats: 0,
      },
      explorer,
    );
  }

  /** Takes what is most promising until there is nothing left that somebody else's find could add to. */
  async #work(first: Explorer): Promise<void> {
    let explorer = first;
    while (!this.#stopped) {
      if (explorer.hasRetired) explorer = this.#newExplorer();
      if (this.#knowledge.course.isSettled) this.#hasSettled = true;
      if (this.#hasSettled) break;
      const item = this.#knowledge.agenda.take(explorer.standpoint);
      if (item !== null) {
        await this.#try(item, explorer);
        continue;
      }
      if (this.#busy === 0) break;
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    }
    this.#wakeAll();
  }

  async #try(item: FrontierItem, explorer: Explorer): Promise<void> {
    this.#busy++;
    const arrived = this.#knowledge.agenda.setOut(item);
    try {
      await tryAction(item, explorer, this.#knowledge, this.#reports());
    } catch (error) {
      if (!this.#stopped) this.#failure = error;
    } finally {
      arrived();
      this.#busy--;
      this.#wakeAll();
    }
  }

  #wakeAll(): void {
    for (const wake of this.#idle.splice(0)) wake();
  }

  #reports(): TrialReports {
    return {
      isOver: () => this.#stopped,
      doing: (doing) => {
        this.#last = { ...this.#last, doing };
        this.#report(null);
      },
      seen: async (seen, view, visitor) => await this.#show(seen, view, visitor),
    };
  }

  async #show(seen: Seen, view: PageView, visitor: Visitor): Promise<void> {
    this.#last = { ...this.#last, url: view.url, title: view.title };
    if (seen.isNew) seen.state.thumbnail = await visitor.thumbnail();
    this.#report(seen.isNew ? seen.state.thumbnail : null);
  }

  #report(thumbnail: string | null): void {
    if (this.#options.signal.aborted) return;
    const { map, agenda, course } = this.#knowledge;
    this.#options.onProgress({
      kind: 'crawling',
      states: map.states.length,
      actionsTried: course.actionsTried,
      actionsQueued: agenda.size,
      formsSubmitted: course.formsSubmitted,
      ...this.#last,
      thumbnail,
    });
  }
}

function openingOf(url: string): Candidate {
  return {
    identity: { words: `open ${url}`, url: null },
    operation: { kind: 'open', url },
    label: 'Open the site',
    heading: '',
    effect: 'read',
    leftAlone: null,
    region: 'main',
    visible: true,
    group: '',
  };
}
