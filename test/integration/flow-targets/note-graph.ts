import { createHash, randomUUID } from 'node:crypto';
import { json, page, type Received, type Sent, type SmallApp, startSmallApp } from './small-app.ts';

/**
 * Notes over GraphQL: everything goes to one URL and is answered with 200, refusals as well. Operations
 * are told apart by name, come several in one request, or by the hash of a query that is known already.
 */
export interface NoteGraph extends SmallApp {
  readonly effects: { notes: number; comments: number; stars: number };
}

interface Note {
  readonly id: string;
  version: string;
}

interface Operation {
  readonly operationName: string;
  readonly query?: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly extensions?: { readonly persistedQuery: { readonly sha256Hash: string } };
}

const starQuery =
  'mutation StarNote($id: ID!, $version: String!) { starNote(id: $id, version: $version) { version } }';
const starHash = createHash('sha256').update(starQuery).digest('hex');

export async function startNoteGraph(): Promise<NoteGraph> {
  const effects = { notes: 0, comments: 0, stars: 0 };
  const notes = new Map<string, Note>();
  const tokens = new Map<string, string>();
  const app = await startSmallApp((received) => {
    const { path, body } = received;
    if (path === '/') return page('Notes', notesPage);
    if (path !== '/graphql') return page('Not found', '', 404);
    const sent: Operation | readonly Operation[] = JSON.parse(body);
    if (!('operationName' in sent)) return json(sent.map((one) => answer(one, received)));
    return json(answer(sent, received));
  });

  function answer(
    { operationName, variables, extensions }: Operation,
    { headers, session }: Received,
  ) {
    if (operationName === 'SignIn') {
      const token = randomUUID();
      tokens.set(token, session.secret);
      return { data: { signIn: { token, viewer: { id: 'me' } } } };
    }
    if (tokens.get(String(headers['x-token'])) !== session.secret) return refused('Not signed in');
    const note = notes.get(variables.id ?? '');
    switch (operationName) {
      case 'CreateNote': {
        const created = { id: randomUUID(), version: randomUUID() };
        notes.set(created.id, created);
        effects.notes++;
        return { data: { createNote: { note: { ...created, title: variables.title } } } };
      }
      case 'GetNote':
        return note === undefined ? refused('No such note') : { data: { note } };
      case 'AddComment':
        if (note === undefined || note.version !== variables.version)
          return refused('The note has changed');
        note.version = randomUUID();
        effects.comments++;
        return { data: { addComment: { ok: true, version: note.version } } };
      case 'StarNote':
        if (extensions?.persistedQuery.sha256Hash !== starHash)
          return refused('PersistedQueryNotFound');
        if (note === undefined || note.version !== variables.version)
          return refused('The note has changed');
        note.version = randomUUID();
        effects.stars++;
        return { data: { starNote: { version: note.version } } };
      default:
        return { data: { ping: 'pong' } };
    }
  }
  return { ...app, effects };
}

function refused(message: string): {
  readonly data: null;
  readonly errors: readonly { message: string }[];
} {
  return { data: null, errors: [{ message }] };
}

const notesPage: Sent['body'] & string =
  `<form id="new"><input name="title"><button>Create</button></form><p id="said"></p><script>
  let token = '';
  const post = (body) => fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'x-token': token },
    body: JSON.stringify(body) }).then((answer) => answer.json());
  const send = (operationName, query, variables) => post({ operationName, query, variables });
  send('SignIn', 'mutation SignIn { signIn { token viewer { id } } }', {}).then(({ data }) => { token = data.signIn.token; });
  document.querySelector('#new').addEventListener('submit', async (event) => {
    event.preventDefault();
    const title = event.target.title.value;
    const { data: { createNote: { note } } } = await send('CreateNote',
      'mutation CreateNote($title: String!) { createNote(title: $title) { note { id version title } } }', { title });
    const [, { data }] = await post([
      { operationName: 'Ping', query: 'query Ping { ping }', variables: {} },
      { operationName: 'GetNote', query: 'query GetNote($id: ID!) { note(id: $id) { id version } }', variables: { id: note.id } },
    ]);
    const commented = await send('AddComment',
      'mutation AddComment($id: ID!, $version: String!, $text: String!) { addComment(id: $id, version: $version, text: $text) { ok version } }',
      { id: note.id, version: data.note.version, text: title });
    const starred = await post({ operationName: 'StarNote', variables: { id: note.id, version: commented.data.addComment.version },
      extensions: { persistedQuery: { version: 1, sha256Hash: '${starHash}' } } });
    document.querySelector('#said').textContent = JSON.stringify(starred);
  });</script>`;
