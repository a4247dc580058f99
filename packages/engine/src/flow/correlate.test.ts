import { describe, expect, test } from 'vitest';
import { s256 } from '../content/template.ts';
import {
  exchange,
  flowOf,
  json,
  type Make,
  outline,
  page,
  post,
  redirect,
  typed,
  xhr,
} from './recording.fixture.ts';

const email = { kind: 'generate', generator: { kind: 'email' } } as const;
const text = {
  kind: 'generate',
  generator: { kind: 'text', minLength: 0, maxLength: 40 },
} as const;
const username = { kind: 'credential', part: 'username' } as const;
const password = { kind: 'credential', part: 'password' } as const;
const token = ['k3J9x_pQ72mZ', 'Zp81-wTn4c0R'] as const;
const second = ['aa00bb11cc22', 'dd33ee44ff55'] as const;

const hidden = (name: string, value: string) =>
  `<input type="hidden" name="${name}" value="${value}">`;

const rules: readonly [sentence: string, make: Make, outline: readonly string[]][] = [
  [
    'what is equal in both recordings is constant',
    () => [{ exchanges: [page('/products?sort=price&sort=name', '<h1>Products</h1>')] }],
    ['GET /products?sort=price&sort=name'],
  ],
  [
    'a hidden field that differs is taken by name from the page that served the form',
    (v) => [
      {
        exchanges: [page('/login', `<form action="/login">${hidden('csrf', v(...token))}</form>`)],
      },
      { exchanges: [post('/login', { csrf: v(...token), remember: 'yes' }, redirect('/'))] },
    ],
    [
      'GET /login',
      '  csrf_token <- form-field csrf',
      'POST /login csrf=${csrf_token}&remember=yes',
    ],
  ],
  [
    'of several forms with the same field it is taken from the one that was sent',
    (v) => [
      {
        exchanges: [
          page(
            '/product/cup',
            `<form action="/cart/add">${hidden('csrf', v(...token))}</form>
             <form action="/newsletter">${hidden('csrf', v(...second))}</form>`,
          ),
        ],
      },
      { exchanges: [post('/newsletter', { csrf: v(...second) }, redirect('/thanks'))] },
    ],
    [
      'GET /product/cup',
      '  csrf_token <- form-field csrf in /newsletter',
      'POST /newsletter csrf=${csrf_token}',
    ],
  ],
  [
    'a token that rotates on every render is taken afresh each time, under one name',
    (v) => [
      { exchanges: [page('/a', `<form>${hidden('csrf', v(...token))}</form>`)] },
      {
        exchanges: [
          post(
            '/a',
            { csrf: v(...token) },
            { body: `<form>${hidden('csrf', v(...second))}</form>` },
          ),
        ],
      },
      { exchanges: [post('/b', { csrf: v(...second) }, redirect('/'))] },
    ],
    [
      'GET /a',
      '  csrf_token <- form-field csrf',
      'POST /a csrf=${csrf_token}',
      '  csrf_token <- form-field csrf',
      'POST /b csrf=${csrf_token}',
    ],
  ],
  [
    'values that are needed at the same time keep names of their own',
    (v) => [
      { exchanges: [page('/a', `<form>${hidden('token', v(...token))}</form>`)] },
      { exchanges: [page('/b', `<form>${hidden('token', v(...second))}</form>`)] },
      {
        exchanges: [
          exchange(
            `POST /c?token=${v(...token)}`,
            {
              headers: [['content-type', 'application/x-www-form-urlencoded']],
              body: `token=${v(...second)}`,
            },
            redirect('/'),
          ),
        ],
      },
    ],
    [
      'GET /a',
      '  token <- form-field token',
      'GET /b',
      '  token_2 <- form-field token',
      'POST /c?token=${token} token=${token_2}',
    ],
  ],
  [
    'a hidden field with machine-made content is taken from the page even when both recordings had the same',
    () => [
      {
        exchanges: [
          page('/edit', `<form>${hidden('lock_version', '7')}${hidden('_method', 'put')}</form>`),
        ],
      },
      { exchanges: [post('/edit', { _method: 'put', lock_version: '7' }, redirect('/'))] },
    ],
    [
      'GET /edit',
      '  lock_version <- form-field lock_version',
      'POST /edit _method=put&lock_version=${lock_version}',
    ],
  ],
  [
    'choices and captions of buttons stay as they were',
    () => [
      {
        exchanges: [
          page(
            '/new',
            `<form><select name="tracker"><option value="12" selected>Bug</select>
             <input type="radio" name="size" value="40" checked><button name="commit" value="save2">Save</button></form>`,
          ),
        ],
      },
      { exchanges: [post('/new', { tracker: '12', size: '40', commit: 'save2' }, redirect('/'))] },
    ],
    ['GET /new', 'POST /new tracker=12&size=40&commit=save2'],
  ],
  [
    'the number of the user in a path is taken from what says who is signed in, equal or not',
    () => [
      {
        exchanges: [xhr('GET /api/me', json({ user: { id: 7, name: 'Ada' }, items: [{ id: 3 }] }))],
      },
      { exchanges: [xhr('GET /api/users/7/orders', json([])), xhr('GET /api/items/3', json({}))] },
    ],
    [
      'GET /api/me',
      '  user_id <- json user.id',
      'GET /api/users/${user_id}/orders',
      'GET /api/items/3',
    ],
  ],
  [
    'an element of a list that comes in another order is told by its name',
    (v) => [
      {
        exchanges: [
          xhr(
            'GET /api/tasks',
            json(
              v(
                [
                  { id: 'a1-one', slug: 'write' },
                  { id: 'a2-one', slug: 'ship' },
                ],
                [
                  { id: 'b2-two', slug: 'ship' },
                  { id: 'b1-two', slug: 'write' },
                ],
              ),
            ),
          ),
        ],
      },
      { exchanges: [xhr(`DELETE /api/tasks/${v('a2-one', 'b2-two')}`, json({}))] },
    ],
    ['GET /api/tasks', '  task_id <- json [slug=ship].id', 'DELETE /api/tasks/${task_id}'],
  ],
  [
    'a link in a list that comes in another order is told by what it says',
    (v) => [
      {
        exchanges: [
          page(
            '/',
            v(
              '<a href="/notes/10001">Rivers</a><a href="/notes/10002">Tea &amp; cake</a>',
              '<a href="/notes/20002"><b>Tea</b> &amp; cake</a><a href="/notes/20001">Rivers</a>',
            ),
          ),
        ],
      },
      { exchanges: [page(`/notes/${v('10002', '20002')}`, '')] },
    ],
    ['GET /', '  note_id <- link /notes/:id 1 “Tea & cake”', 'GET /notes/${note_id}'],
  ],
  [
    'what a script put into cookies is sent with the request, counters of visitors are not',
    (v) => [
      { exchanges: [page('/', `<script>x = "${v('tok-111111', 'tok-222222')}"</script>`)] },
      {
        exchanges: [
          xhr('POST /save', json({}), {}, [
            ['cookie', `_ga=GA1.${v(1, 2)}; seen=yes; pass=${v('tok-111111', 'tok-222222')}`],
          ]),
        ],
      },
    ],
    ['GET /', '  pass <- script-json x = ', 'POST /save cookie: seen=yes; pass=${pass} {}'],
  ],
  [
    'base64 of text that holds a value is composed of it',
    (v) => [
      { exchanges: [xhr('GET /token', json({ token: v('first-token', 'other-token') }))] },
      {
        exchanges: [
          page(
            `/go?state=${encodeURIComponent(btoa(`{"v":1,"t":"${v('first-token', 'other-token')}"}`))}`,
            '',
          ),
        ],
      },
    ],
    ['GET /token', '  token <- json token', 'GET /go?state=${state|base64}'],
  ],
  [
    'a document that was read and changed in part is sent as it is read then',
    (v) => [
      {
        exchanges: [
          xhr('GET /doc', json({ title: 'Old', owner: { id: 7 }, tags: ['a'], size: 3, at: null })),
        ],
      },
      {
        inputs: [typed('title', v('Grace Hop', 'Alan Tur'), text)],
        exchanges: [
          xhr('PUT /doc', json({}), {
            title: v('Grace Hop', 'Alan Tur'),
            owner: { id: 7 },
            tags: ['a'],
            size: 3,
            at: null,
          }),
        ],
      },
    ],
    [
      'title = text',
      'GET /doc',
      '  owner <- json owner',
      '  tags <- json tags',
      '  size <- json size',
      'PUT /doc {"title":"${title}","owner":"${owner|json}","tags":"${tags|json}","size":"${size|number}","at":null}',
    ],
  ],
  [
    'a short token is taken from where it has that name, though both recordings had the same',
    () => [
      {
        exchanges: [
          page('/', '<script>var wpApiSettings = {"root":"/api","nonce":"1b2c3d4e5f"};</script>'),
        ],
      },
      { exchanges: [xhr('POST /api/posts', json({}), {}, [['x-wp-nonce', '1b2c3d4e5f']])] },
    ],
    [
      'GET /',
      '  nonce <- script-json wpApiSettings = nonce',
      'POST /api/posts x-wp-nonce: ${nonce} {}',
    ],
  ],
  [
    'a digest of what is sent later is made of it',
    (v) => {
      const verifier = v('aB3-'.repeat(12), 'xY7_'.repeat(12));
      return [
        { exchanges: [page(`/authorize?challenge=${s256(verifier)}`, 'Allow?')] },
        { exchanges: [post('/token', { verifier }, json({}))] },
      ];
    },
    [
      'challenge = pattern',
      'GET /authorize?challenge=${challenge|s256}',
      'POST /token verifier=${challenge}',
    ],
  ],
  [
    'what the submitted form holds is taken from it, words and empty hidden fields as well',
    (v) => [
      {
        exchanges: [
          page(
            '/edit',
            `<form action="/find"><input type="hidden" name="do" value="find"></form>
             <form action="/save" method="post">
             <input type="hidden" name="do" value="save"><input type="hidden" name="rev" value="">
             <input name="size" value="3"><input name="note" value="">
             <select name="tracker"><option value="1">Bug<option value="2" selected>Task</select>
             <input type="checkbox" name="mail" checked value="yes">
             <textarea name="body">\none\ntwo</textarea><input name="title"></form>`,
          ),
        ],
      },
      {
        inputs: [typed('title', v('Grace Hop', 'Alan Tur'), text)],
        exchanges: [
          post(
            '/save',
            {
              do: 'save',
              rev: '',
              size: '3',
              note: '',
              tracker: '2',
              mail: 'yes',
              body: 'one\r\ntwo',
              title: v('Grace Hop', 'Alan Tur'),
            },
            redirect('/'),
          ),
        ],
      },
    ],
    [
      'title = text',
      'GET /edit',
      '  do <- form-field do in /save',
      '  rev <- form-field rev',
      '  size <- form-field size',
      '  tracker <- form-field tracker',
      '  body <- form-field body',
      'POST /save do=${do}&rev=${rev}&size=${size}&note=&tracker=${tracker}&mail=yes&body=${body|crlf}&title=${title}',
    ],
  ],
  [
    'a choice that was made stays the choice, whatever the page had',
    () => [
      {
        exchanges: [
          page(
            '/edit',
            `<form action="/save" method="post"><select name="size"><option>small<option selected>large</select></form>`,
          ),
        ],
      },
      {
        inputs: [typed('size', 'large', { kind: 'choose', value: 'large' })],
        exchanges: [post('/save', { size: 'large' }, redirect('/'))],
      },
    ],
    ['GET /edit', 'POST /save size=large'],
  ],
  [
    'a link with the parameters of a form is none of its submissions, and the form itself is',
    (v) => [
      {
        exchanges: [
          page(
            '/',
            `<a href="/wiki?id=start&do=edit">Edit</a>
             <form action="/wiki"><input type="hidden" name="id" value="start"><input name="q"></form>`,
          ),
        ],
      },
      { exchanges: [page('/wiki?id=start&do=edit', '')] },
      {
        inputs: [typed('q', v('Grace Hop', 'Alan Tur'), text)],
        exchanges: [page(`/wiki?id=start&q=${v('Grace+Hop', 'Alan+Tur')}`, '')],
      },
    ],
    [
      'q = text',
      'GET /',
      '  wiki_id <- form-field id',
      'GET /wiki?id=start&do=edit',
      'GET /wiki?id=${wiki_id}&q=${q}',
    ],
  ],
  [
    'what a field had in it for the user is taken from the page again',
    (v) => [
      {
        exchanges: [
          page(
            '/profile',
            `<form method="post"><input name="mail" value="ada+1@app.test"><input name="name" value="Ada"></form>`,
          ),
        ],
      },
      {
        inputs: [typed('name', v('Grace Hop', 'Alan Tur'), text)],
        exchanges: [
          post(
            '/profile',
            { mail: 'ada+1@app.test', name: v('Grace Hop', 'Alan Tur') },
            redirect('/'),
          ),
        ],
      },
    ],
    [
      'name = text',
      'GET /profile',
      '  mail <- form-field mail',
      'POST /profile mail=${mail}&name=${name}',
    ],
  ],
  [
    'what was typed is made up afresh, and a repeated field repeats it',
    (v) => [
      {
        inputs: [
          typed('email', v('ada.k1@app.test', 'bob.k2@app.test'), email),
          typed('confirm', v('ada.k1@app.test', 'bob.k2@app.test'), {
            kind: 'same-as',
            name: 'email',
          }),
        ],
        exchanges: [
          post(
            '/signup',
            {
              email: v('ada.k1@app.test', 'bob.k2@app.test'),
              confirm: v('ada.k1@app.test', 'bob.k2@app.test'),
            },
            redirect('/'),
          ),
        ],
      },
    ],
    ['email = email', 'POST /signup email=${email}&confirm=${email}'],
  ],
  [
    'typed text is found inside other text, a path and a header too',
    (v) => [
      {
        inputs: [typed('slug', v('amber kite', 'calm reef'), text)],
        exchanges: [
          exchange(
            `PUT /pages/${v('amber%20kite', 'calm%20reef')}`,
            {
              kind: 'fetch',
              headers: [
                ['content-type', 'text/plain'],
                ['x-page', v('amber kite', 'calm reef')],
              ],
              body: `= ${v('amber kite', 'calm reef')} =`,
            },
            json({ ok: true }),
          ),
        ],
      },
    ],
    ['slug = text', 'PUT /pages/${slug} x-page: ${slug} = ${slug} ='],
  ],
  [
    'short typed values count only in a field of that name',
    (v) => [
      {
        inputs: [
          typed('quantity', v('2', '3'), {
            kind: 'generate',
            generator: { kind: 'number', min: 1, max: 9, step: 1 },
          }),
        ],
        exchanges: [post('/cart', { quantity: v('2', '3'), page: v('2', '3') }, redirect('/'))],
      },
    ],
    ['quantity = number', 'POST /cart quantity=${quantity}&page=2'],
  ],
  [
    'credentials come from the user’s row, also when both recordings had the same user',
    () => [
      {
        inputs: [typed('login', 'ada@app.test', username), typed('pass', 'secret-99', password)],
        exchanges: [
          xhr('POST /session', json({ ok: true }), { user: 'ada@app.test', pw: 'secret-99' }),
        ],
      },
    ],
    ['POST /session {"user":"${username}","pw":"${password}"}'],
  ],
  [
    'a password that is the user’s name stays the password',
    () => [
      {
        inputs: [typed('User', 'root-admin', username), typed('Word', 'root-admin', password)],
        exchanges: [
          xhr('POST /session', json({ ok: true }), { login: 'root-admin', passwd: 'root-admin' }),
        ],
      },
    ],
    ['POST /session {"login":"${username}","passwd":"${password}"}'],
  ],
  [
    'what was chosen once stays chosen',
    () => [
      { exchanges: [page('/ship', '<form><input name="how" value="express-24"></form>')] },
      {
        inputs: [typed('how', 'express-24', { kind: 'constant', value: 'express-24' })],
        exchanges: [post('/ship', { how: 'express-24' }, redirect('/'))],
      },
    ],
    ['GET /ship', 'POST /ship how=express-24'],
  ],
  [
    'an id made by the server is taken out of the redirect that names it',
    (v) => [
      {
        exchanges: [
          post('/orders', { item: 'cup' }, redirect(`/orders/${v('1041', '1042')}?thanks=1`)),
        ],
      },
      {
        exchanges: [
          exchange(
            `GET /orders/${v('1041', '1042')}?thanks=1`,
            { redirectedFrom: 'x' },
            { body: '<h1>Thanks</h1>' },
          ),
        ],
      },
    ],
    [
      'POST /orders item=cup',
      '  order_id <- header location 1',
      'GET /orders/${order_id}?thanks=1',
    ],
  ],
  [
    'even a short id is followed from the redirect',
    (v) => [
      { exchanges: [post('/issues', { subject: 'x' }, redirect(`/issues/${v('7', '8')}`))] },
      { exchanges: [page(`/issues/${v('7', '8')}`, '<h1>Issue</h1>')] },
    ],
    ['POST /issues subject=x', '  issue_id <- header location 1', 'GET /issues/${issue_id}'],
  ],
  [
    'an id out of JSON is bound in later paths, queries and bodies',
    (v) => [
      {
        exchanges: [
          xhr('POST /api/items', json({ item: { id: v(5001, 5002) } }, 201), { title: 'x' }),
        ],
      },
      {
        exchanges: [
          xhr(`PATCH /api/items/${v(5001, 5002)}?of=${v(5001, 5002)}`, json({ ok: true }), {
            id: v(5001, 5002),
            done: true,
          }),
        ],
      },
    ],
    [
      'POST /api/items {"title":"x"}',
      '  item_id <- json item.id',
      'PATCH /api/items/${item_id}?of=${item_id} {"id":"${item_id|number}","done":true}',
    ],
  ],
  [
    'a bearer token comes from the JSON that gave it',
    (v) => [
      { exchanges: [xhr('POST /auth', json({ token: v(...token) }), { a: 1 })] },
      {
        exchanges: [
          xhr('GET /me', json({ name: 'x' }), undefined, [
            ['authorization', `Bearer ${v(...token)}`],
          ]),
        ],
      },
    ],
    [
      'POST /auth {"a":1}',
      '  access_token <- json token',
      'GET /me authorization: Bearer ${access_token}',
    ],
  ],
  [
    'tokens that begin alike are taken whole',
    (v) => [
      {
        exchanges: [
          xhr(
            'POST /auth',
            json({ access_token: v('eyJhbGciOi.aaaa.1111', 'eyJhbGciOi.bbbb.2222') }),
            {},
          ),
        ],
      },
      {
        exchanges: [
          xhr('GET /me', json({}), undefined, [
            ['authorization', `Bearer ${v('eyJhbGciOi.aaaa.1111', 'eyJhbGciOi.bbbb.2222')}`],
          ]),
        ],
      },
    ],
    [
      'POST /auth {}',
      '  access_token <- json access_token',
      'GET /me authorization: Bearer ${access_token}',
    ],
  ],
  [
    'a bearer token may come from a response header',
    (v) => [
      {
        exchanges: [
          exchange(
            'POST /auth',
            { kind: 'xhr' },
            { headers: [['authorization', `Bearer ${v(...token)}`]], body: '{}' },
          ),
        ],
      },
      {
        exchanges: [
          xhr('GET /me', json({}), undefined, [['authorization', `Bearer ${v(...token)}`]]),
        ],
      },
    ],
    [
      'POST /auth',
      '  access_token <- header authorization',
      'GET /me authorization: ${access_token}',
    ],
  ],
  [
    'a token in a meta tag goes into the header that scripts send',
    (v) => [
      { exchanges: [page('/app', `<meta name="csrf-token" content="${v(...token)}">`)] },
      { exchanges: [xhr('POST /api', json({}), {}, [['x-csrf-token', v(...token)]])] },
    ],
    ['GET /app', '  csrf_token <- meta csrf-token', 'POST /api x-csrf-token: ${csrf_token} {}'],
  ],
  [
    'a cookie that a script copies into a header is read where it was set, decoded',
    (v) => [
      {
        exchanges: [
          page('/app', '<h1>App</h1>', [
            ['set-cookie', `XSRF-TOKEN=${v('a1b2c3d4%3D', 'e5f6a7b8%3D')}; Path=/`],
          ]),
        ],
      },
      {
        exchanges: [
          xhr('POST /api', json({}), {}, [['x-xsrf-token', v('a1b2c3d4=', 'e5f6a7b8=')]]),
        ],
      },
    ],
    [
      'GET /app',
      '  xsrf_token <- cookie XSRF-TOKEN url',
      'POST /api x-xsrf-token: ${xsrf_token} {}',
    ],
  ],
  [
    'a token in a link is taken from the link that was followed, and GETs that change state are flows too',
    (v) => [
      {
        exchanges: [
          page(
            '/product/cup',
            `<a href="/wishlist/add?product=pot&amp;t=${v('x1x1x1x1', 'y2y2y2y2')}">a</a>
             <a href="/wishlist/add?product=cup&amp;t=${v(...second)}">b</a>`,
          ),
        ],
      },
      {
        exchanges: [
          exchange(`GET /wishlist/add?product=cup&t=${v(...second)}`, {}, redirect('/wishlist')),
        ],
      },
    ],
    [
      'GET /product/cup',
      '  wishlist_add_t <- link /wishlist/add?product=cup&t t',
      'GET /wishlist/add?product=cup&t=${wishlist_add_t}',
    ],
  ],
  [
    'a value in a script’s JSON is read by its path',
    (v) => [
      {
        exchanges: [
          page('/app', `<script>window.boot = {"user":{"nonce":"${v(...token)}"}};</script>`),
        ],
      },
      { exchanges: [xhr('POST /api', json({}), { nonce: v(...token) })] },
    ],
    [
      'GET /app',
      '  nonce <- script-json window.boot = user.nonce',
      'POST /api {"nonce":"${nonce}"}',
    ],
  ],
  [
    'a value in a JSON island is read by the element that holds it',
    (v) => [
      {
        exchanges: [
          page(
            '/app',
            `<script id="data" type="application/json">{"build":"${v(...token)}"}</script>`,
          ),
        ],
      },
      { exchanges: [xhr(`GET /_data/${v(...token)}/page.json`, json({}))] },
    ],
    [
      'GET /app',
      '  build <- script-json <script id="data" type="application/json">build',
      'GET /_data/${build}/page.json',
    ],
  ],
  [
    'a data attribute is a source as well',
    (v) => [
      { exchanges: [page('/app', `<div data-room-key="${v(...token)}"></div>`)] },
      { exchanges: [xhr('POST /join', json({}), { key: v(...token) })] },
    ],
    ['GET /app', '  room_key <- attribute div data-room-key', 'POST /join {"key":"${room_key}"}'],
  ],
  [
    'text around a value is the last resort',
    (v) => [
      { exchanges: [page('/app', `<script>var k = '${v(...token)}';</script>`)] },
      { exchanges: [xhr('POST /api', json({}), { key: v(...token) })] },
    ],
    ['GET /app', "  key <- between <script>var k = ' and '", 'POST /api {"key":"${key}"}'],
  ],
  [
    'values are seen through HTML entities and base64',
    (v) => [
      {
        exchanges: [
          page(
            '/app',
            `<input name="q" value="${v('a&amp;b-1111', 'a&amp;b-2222')}"><meta name="cfg" content="${v(btoa('key-000111'), btoa('key-999888'))}">`,
          ),
        ],
      },
      {
        exchanges: [
          post(
            '/go',
            { q: v('a&b-1111', 'a&b-2222'), key: v('key-000111', 'key-999888') },
            redirect('/'),
          ),
        ],
      },
    ],
    [
      'GET /app',
      '  go_q <- form-field q',
      '  key <- meta cfg base64',
      'POST /go q=${go_q}&key=${key}',
    ],
  ],
  [
    'a claim of a token is read out of it',
    (v) => [
      {
        exchanges: [
          xhr(
            'POST /auth',
            json({
              jwt: `h.${btoa(JSON.stringify({ sub: v('user-81', 'user-92') })).replaceAll('=', '')}.s`,
            }),
            {},
          ),
        ],
      },
      { exchanges: [xhr(`GET /users/${v('user-81', 'user-92')}/inbox`, json([]))] },
    ],
    ['POST /auth {}', '  sub <- json jwt.sub', 'GET /users/${sub}/inbox'],
  ],
  [
    'what the page made itself is made again in the same shape, and stays the same in one iteration',
    (v) => [
      {
        exchanges: [
          xhr('POST /nodes', json({}), {
            id: v('6ba7b810-9dad-41d1-80b4-00c04fd430c8', '7ca7b810-9dad-41d1-80b4-00c04fd430c9'),
            hex: v('a3f09c55d1e27b84', '0b66e1f2a9d8c374'),
            at: v(1790000000123, 1790000005456),
          }),
        ],
      },
      {
        exchanges: [
          xhr(
            `GET /nodes/${v('6ba7b810-9dad-41d1-80b4-00c04fd430c8', '7ca7b810-9dad-41d1-80b4-00c04fd430c9')}`,
            json({}),
          ),
        ],
      },
    ],
    [
      'node_id = uuid',
      'hex = hex',
      'at = timestamp',
      'POST /nodes {"id":"${node_id}","hex":"${hex}","at":"${at|number}"}',
      'GET /nodes/${node_id}',
    ],
  ],
  [
    'an optimistic lock is read afresh though both recordings had the same',
    () => [
      { exchanges: [xhr('GET /api/profile', json({ name: 'Ada', version: 1 }))] },
      { exchanges: [xhr('PUT /api/profile', json({ version: 2 }), { name: 'x', version: 1 })] },
    ],
    [
      'GET /api/profile',
      '  version <- json version',
      'PUT /api/profile {"name":"x","version":"${version|number}"}',
    ],
  ],
  [
    'the version that a conditional request is for comes from the answer that named it',
    () => [
      { exchanges: [xhr('GET /doc', { headers: [['etag', '"v1"']], body: '{}' })] },
      { exchanges: [xhr('PUT /doc', json({}), { a: 1 }, [['if-match', '"v1"']])] },
    ],
    ['GET /doc', '  etag <- header etag', 'PUT /doc if-match: ${etag} {"a":1}'],
  ],
  [
    'a hidden field may be as long as a whole page state',
    (v) => [
      {
        exchanges: [
          page(
            '/grid.aspx',
            `<form>${hidden('__VIEWSTATE', v('dDwt', 'aBcD').repeat(9000))}</form>`,
          ),
        ],
      },
      {
        exchanges: [
          post(
            '/grid.aspx',
            { __VIEWSTATE: v('dDwt', 'aBcD').repeat(9000) },
            redirect('/grid.aspx'),
          ),
        ],
      },
    ],
    [
      'GET /grid.aspx',
      '  viewstate <- form-field __VIEWSTATE',
      'POST /grid.aspx __VIEWSTATE=${viewstate}',
    ],
  ],
  [
    'a file that sets a cookie which is sent later is replayed all the same',
    () => [
      {
        exchanges: [
          page('/', '<h1>Hi</h1>'),
          exchange('GET /pixel.gif', { kind: 'image' }, { headers: [['set-cookie', 'sid=1']] }),
          exchange('GET /other.gif', { kind: 'image' }, { headers: [['set-cookie', 'ad=1']] }),
        ],
      },
      { exchanges: [exchange('GET /cart', { headers: [['cookie', 'a=1; sid=1']] }, {})] },
    ],
    ['GET /', 'GET /pixel.gif', 'GET /cart cookie: a=1'],
  ],
  [
    'the nearest earlier answer wins: a lock comes from the last save',
    (v) => [
      { exchanges: [xhr('GET /doc', json({ rev: v('r-1aa', 'r-1bb') }))] },
      {
        exchanges: [
          xhr('PUT /doc', json({ rev: v('r-2aa', 'r-2bb') }), { rev: v('r-1aa', 'r-1bb') }),
        ],
      },
      {
        exchanges: [
          xhr('PUT /doc', json({ rev: v('r-3aa', 'r-3bb') }), { rev: v('r-2aa', 'r-2bb') }),
        ],
      },
    ],
    [
      'GET /doc',
      '  rev <- json rev',
      'PUT /doc {"rev":"${rev}"}',
      '  rev <- json rev',
      'PUT /doc {"rev":"${rev}"}',
    ],
  ],
  [
    'multipart parts are bound one by one',
    (v) => {
      const boundary = v('----AAA', '----BBB');
      const part = (name: string, value: string) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
      return [
        { exchanges: [page('/new', `<form>${hidden('authenticity_token', v(...token))}</form>`)] },
        {
          inputs: [typed('issue[subject]', v('amber kite', 'calm reef'), text)],
          exchanges: [
            exchange(
              'POST /issues',
              {
                headers: [['content-type', `multipart/form-data; boundary=${boundary}`]],
                body: `${part('authenticity_token', v(...token))}${part('issue[subject]', v('amber kite', 'calm reef'))}${part('issue[notes]', '')}--${boundary}--\r\n`,
              },
              redirect('/issues/5'),
            ),
          ],
        },
      ];
    },
    [
      'issue_subject = text',
      'GET /new',
      '  authenticity_token <- form-field authenticity_token',
      'POST /issues [authenticity_token=${authenticity_token}][issue[subject]=${issue_subject}][issue[notes]=]',
    ],
  ],
  [
    'fields whose very names differ are bound by position',
    (v) => [
      {
        exchanges: [
          page(
            '/cart',
            `<form><input name="qty[${v('k81f22a', 'k93c07b')}]" value="1"></form><i data-line="${v('k81f22a', 'k93c07b')}">`,
          ),
        ],
      },
      { exchanges: [post('/cart', { [`qty[${v('k81f22a', 'k93c07b')}]`]: '2' }, redirect('/'))] },
    ],
    ['GET /cart', '  line <- attribute i data-line', 'POST /cart qty[${line}]=2'],
  ],
  [
    'GraphQL operations of one URL are told apart by name',
    (v) => [
      {
        exchanges: v(
          [
            xhr('POST /graphql', json({ data: { me: { id: 'u-771' } } }), {
              operationName: 'Me',
              query: 'query Me{me{id}}',
            }),
            xhr('POST /graphql', json({ data: {} }), {
              operationName: 'Feed',
              query: 'query Feed{x}',
              variables: { by: 'u-771' },
            }),
          ],
          [
            xhr('POST /graphql', json({ data: {} }), {
              operationName: 'Feed',
              query: 'query Feed{x}',
              variables: { by: 'u-882' },
            }),
            xhr('POST /graphql', json({ data: { me: { id: 'u-882' } } }), {
              operationName: 'Me',
              query: 'query Me{me{id}}',
            }),
          ],
        ),
      },
    ],
    [
      'POST /graphql {"operationName":"Me","query":"query Me{me{id}}"}',
      '  me_id <- json data.me.id',
      'POST /graphql {"operationName":"Feed","query":"query Feed{x}","variables":{"by":"${me_id}"}}',
    ],
  ],
  [
    'a document that is read, changed and sent back is sent back as it is read then',
    (v) => {
      const flows = v([{ id: 'a1' }], [{ id: 'a1' }, { id: 'b2' }]);
      return [
        { exchanges: [xhr('GET /flows', json({ flows, rev: v('1f2e3d4c', '5b6a7988') }))] },
        {
          exchanges: [
            xhr('POST /flows', json({ rev: 'x' }), {
              flows: [...flows, { id: v('0f0f0f0f0f0f0f0f', '9a9a9a9a9a9a9a9a'), type: 'tab' }],
              rev: v('1f2e3d4c', '5b6a7988'),
            }),
          ],
        },
      ];
    },
    [
      'flow_id = hex',
      'GET /flows',
      '  flows <- json flows',
      '  rev <- json rev',
      'POST /flows {"flows":["${flows|items}",{"id":"${flow_id}","type":"tab"}],"rev":"${rev}"}',
    ],
  ],
  [
    'static files, other origins, preflights and sockets are not replayed',
    () => [
      {
        exchanges: [
          page('/', '<h1>Hi</h1>'),
          exchange('GET /app.css', { kind: 'stylesheet' }, { body: 'a{}' }),
          exchange('GET /logo.png', { kind: 'image' }, {}),
          exchange('GET http://cdn.test/x', { kind: 'fetch' }, { body: '{}' }),
          exchange('OPTIONS /api', { kind: 'fetch' }, { status: 204 }),
          exchange('GET /live', { kind: 'event-source' }, {}),
          xhr('GET /api/news', json([])),
        ],
      },
    ],
    ['GET /', 'GET /api/news'],
  ],
  [
    'a script file that holds a needed value is replayed all the same',
    (v) => [
      {
        exchanges: [
          page('/', '<h1>Hi</h1>'),
          exchange(
            'GET /config.js',
            { kind: 'script' },
            {
              body: `config = {"apiKey":"${v(...token)}"}`,
              headers: [['content-type', 'text/javascript']],
            },
          ),
        ],
      },
      { exchanges: [xhr('GET /api', json({}), undefined, [['x-api-key', v(...token)]])] },
    ],
    [
      'GET /',
      'GET /config.js',
      '  api_key <- script-json config = apiKey',
      'GET /api x-api-key: ${api_key}',
    ],
  ],
  [
    'of what can’t be explained whole, that part is taken from an answer which can',
    (v) => [
      { exchanges: [xhr('GET /boot', json({ tenant: v('acme-7711', 'zeta-8822') }))] },
      {
        exchanges: [
          xhr('POST /log', json({}), { line: v('acme-7711 up in 17 s', 'zeta-8822 up in 9 s') }),
        ],
      },
    ],
    ['GET /boot', '  tenant <- json tenant', 'POST /log {"line":"${tenant} up in 17 s"}'],
  ],
  [
    'numbers and flags that stand anywhere by chance count only under the same name',
    (v) => [
      {
        exchanges: [xhr('GET /boot', json({ count: v(7, 8), ok: v(true, false), page: v(3, 4) }))],
      },
      {
        exchanges: [
          xhr('POST /stat', json({}), { width: v(7, 8), wide: v(true, false), page: v(3, 4) }),
        ],
      },
    ],
    [
      'GET /boot',
      '  page <- json page',
      'POST /stat {"width":7,"wide":true,"page":"${page|number}"}',
    ],
  ],
  [
    'text that looks like a template is literal',
    () => [{ exchanges: [post('/save', { text: 'costs ${amount}' }, redirect('/'))] }],
    ['POST /save text=costs $${amount}'],
  ],
  [
    'what differs and can’t be explained stays as it was first recorded',
    (v) => [{ exchanges: [xhr('POST /stat', json({}), { width: v(801, 640) })] }],
    ['POST /stat {"width":801}'],
  ],
];

describe('correlation', () => {
  test.each(rules)('%s', (_, make, lines) => {
    expect(outline(flowOf(make))).toEqual(lines);
  });
});

describe('a journey', () => {
  test('that goes another way the second time is no flow, and says where', () => {
    const flow = flowOf((v) => [
      { name: 'Buy', exchanges: [page('/', 'x'), ...v([page('/offer', 'x')], [])] },
    ]);
    expect(flow.proof).toEqual({
      kind: 'failed',
      stepId: '',
      exchangeId: null,
      reason:
        'the two recordings went different ways in “Buy”: only one of them sent GET http://app.test/offer',
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  test('whose last step sends nothing is no flow, and says why', () => {
    const onPage = flowOf(() => [
      { exchanges: [page('/', 'x')] },
      { name: 'Open the menu', exchanges: [] },
    ]);
    expect(onPage.proof).toMatchObject({
      kind: 'failed',
      reason:
        '“Open the menu” sends nothing that can be replayed over HTTP: it happens in the page alone',
    });
    const socket = flowOf(() => [
      { name: 'Chat', exchanges: [exchange('GET /chat', { kind: 'web-socket' }, {})] },
    ]);
    expect(socket.proof).toMatchObject({
      reason: '“Chat” sends nothing that can be replayed over HTTP: it talks over a web socket',
    });
  });

  test('needs credentials when it signs in', () => {
    const flow = flowOf(() => [
      {
        inputs: [typed('user', 'ada@app.test', username)],
        exchanges: [post('/login', { user: 'ada@app.test' }, redirect('/'))],
      },
    ]);
    expect(flow).toMatchObject({ needsCredentials: true, proof: { kind: 'unproven' } });
  });
});

describe('evidence', () => {
  test('names the places that nothing explains', () => {
    const flow = flowOf((v) => [
      { exchanges: [xhr('POST /stat', json({}), { width: v(801, 640), kind: 'x' })] },
    ]);
    expect(flow.steps[0]?.exchanges[0]?.unexplained).toEqual(['the JSON value width']);
  });

  test('says where the value stood, how sure it is and what else would have fitted', () => {
    const flow = flowOf((v) => [
      {
        exchanges: [
          page(
            '/app',
            `<meta name="csrf" content="${v(...token)}"><form>${hidden('csrf', v(...token))}</form>`,
          ),
        ],
      },
      { exchanges: [post('/a', { csrf: v(...token) }, redirect('/'))] },
    ]);
    const [extractor] = flow.steps[0]?.exchanges[0]?.extractors ?? [];
    expect(extractor).toMatchObject({
      evidence: {
        exchangeId: 's1e1',
        encoding: 'raw',
        places: 2,
        confidence: 0.99,
        ambiguity: 'the same answer also holds it as meta tag csrf',
      },
      alternatives: [{ exchangeId: 's1e1', source: { kind: 'meta', name: 'csrf' }, decode: [] }],
    });
  });
});
