import type { CrawlBudget } from '../model/run.ts';
import type { Form, SeenRequest } from '../model/site-graph.ts';
import { inScope, type Target } from '../model/target.ts';
import type { Candidate } from './actions/candidate.ts';
import { candidateActions } from './actions/candidate-actions.ts';
import { Agenda } from './agenda/agenda.ts';
import { Course } from './agenda/course.ts';
import { SearchTerms } from './forms/search-terms.ts';
import type { Arrival } from './map/arrival.ts';
import { OwnPlaces } from './map/own-places.ts';
import type { Seen } from './map/seen.ts';
import { type KnownAction, SiteMap } from './map/site-map.ts';
import { UrlPatterns } from './map/url-patterns.ts';
import { allFrames, type PageView } from './page/page-view.ts';
import { Sessions } from './session/sessions.ts';

/** All that a crawl has found out so far, shared by everybody who explores. */
export class Knowledge {
  readonly target: Target;
  readonly patterns = new UrlPatterns();
  readonly map = new SiteMap(this.patterns);
  readonly ownPlaces = new OwnPlaces();
  readonly sessions: Sessions;
  readonly course: Course;
  /** What is still to be tried. */
  readonly agenda: Agenda;
  readonly offSite: Record<string, number> = {};
  /** ISO date. */
  readonly today: string;
  readonly #terms = new SearchTerms();
  #attempts = 0;

  constructor(target: Target, budget: CrawlBudget, now: Date) {
    const { patterns, map, ownPlaces } = this;
    this.target = target;
    this.today = now.toISOString().slice(0, 10);
    const sessions = new Sessions(map, target.credentials[0] ?? null);
    const course = new Course(budget.timeMs, () => performance.now());
    this.sessions = sessions;
    this.course = course;
    this.agenda = new Agenda({ target, budget, patterns, map, ownPlaces, sessions, course });
  }

  /** Sets what is typed now apart from what was typed before. */
  nextAttempt(): number {
    return this.#attempts++;
  }

  candidatesOf(view: PageView): readonly Candidate[] {
    return candidateActions(view, {
      inScope: (url) => inScope(this.target.scope, url),
      terms: this.#terms.all,
      today: this.today,
      hasCredentials: this.sessions.entrance.credentials !== null,
    });
  }

  /** A search form filled with the words known by now. */
  withTerms(form: Form): Form {
    return this.#terms.filledInto(form);
  }

  see(view: PageView, arrival: Arrival): Seen {
    this.#terms.note(view.main.terms);
    this.#countOffSite(view);
    const candidates = this.candidatesOf(view);
    const links = candidates.flatMap(({ operation }) =>
      operation.kind === 'follow-link' ? [operation.url] : [],
    );
    for (const url of links) this.patterns.noteLink(url);
    this.agenda.noteLinks(this.patterns.templateOf(view.url), links);
    return { ...this.map.see({ view, candidates, ...arrival }), candidates };
  }

  /** What an action showed: the page, and what the server was asked for. */
  noteFound({ state }: Seen, requests: readonly SeenRequest[]): void {
    const page = `${state.signedIn ? 'in' : 'out'} ${state.urlTemplate}`;
    const asked = requests.map(({ method, urlTemplate }) => `${method} ${urlTemplate}`);
    this.course.noteFound([page, ...asked]);
  }

  /** From now on the ways that made an account to get in are gone by signing in. */
  signInWorked(action: KnownAction): void {
    if (!this.sessions.signedIn(action)) return;
    const by = (route: readonly string[]) => this.sessions.bySigningIn(route);
    this.map.reroute(by);
    this.agenda.reroute(by);
  }

  #countOffSite(view: PageView): void {
    for (const link of allFrames(view).flatMap((frame) => frame.links)) {
      const url = URL.parse(link.url);
      if (url === null || this.target.scope.origins.includes(url.origin)) continue;
      this.offSite[url.origin] = (this.offSite[url.origin] ?? 0) + 1;
    }
  }
}
