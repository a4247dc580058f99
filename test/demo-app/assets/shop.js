// Asks before a form does what can't be undone, and runs the account area.

for (const form of document.querySelectorAll('form[data-confirm]')) {
  form.addEventListener('submit', (event) => {
    if (!window.confirm(form.dataset.confirm)) event.preventDefault();
  });
}

const accountApp = document.querySelector('#account-app');
if (accountApp !== null) startAccount(accountApp);

async function startAccount(root) {
  const tabs = {
    '/account': { name: 'Overview', show: showOverview },
    '/account/orders': { name: 'Orders', show: showOrders },
    '/account/profile': { name: 'Profile', show: showProfile },
  };
  const csrf = document.querySelector('meta[name="csrf-token"]').content;
  const panel = element('div', { className: 'panel' });
  const links = Object.entries(tabs).map(([path, { name }]) => {
    const link = element('a', { href: path, textContent: name });
    link.addEventListener('click', (event) => {
      event.preventDefault();
      history.pushState(null, '', path);
      open(path);
    });
    return link;
  });

  const opened = await send('POST', '/api/session', { 'X-CSRF-Token': csrf });
  if (opened === null) return;
  const api = (method, path, body) =>
    send(method, path, { Authorization: `Bearer ${opened.token}` }, body);

  const navigation = element('nav', { className: 'tabs', ariaLabel: 'Account' }, links);
  root.replaceChildren(navigation, panel);
  window.addEventListener('popstate', () => open(location.pathname));
  await open(location.pathname);

  async function open(path) {
    const { name, show } = tabs[path];
    for (const link of links) {
      if (link.pathname === path) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    document.title = `${name} · Your account · Juniper`;
    const content = await show(api);
    // Another tab may have been opened while this one was loading.
    if (location.pathname === path && content !== null) panel.replaceChildren(...content);
  }

  async function send(method, path, headers, body) {
    const init = { method, headers: { Accept: 'application/json', ...headers } };
    if (body !== undefined) {
      init.headers['Content-Type'] = 'application/json';
      init.body = JSON.stringify(body);
    }
    const response = await fetch(path, init);
    if (response.ok) return response.json();
    if (response.status === 401) location.assign('/login?next=/account');
    const { error } = await response.json();
    complain(root, error);
    return null;
  }
}

async function showOverview(api) {
  const [profile, list] = await Promise.all([
    api('GET', '/api/profile'),
    api('GET', '/api/orders'),
  ]);
  if (profile === null || list === null) return null;
  const count = list.orders.length;
  const sentence = count === 0 ? 'You have not ordered anything yet.' : `Orders so far: ${count}.`;
  return [
    element('h2', { textContent: `Hello, ${profile.displayName}` }),
    element('p', { textContent: `You are signed in as ${profile.email}.` }),
    element('p', { textContent: sentence }),
  ];
}

async function showOrders(api) {
  const list = await api('GET', '/api/orders');
  if (list === null) return null;
  const heading = element('h2', { textContent: 'Your orders' });
  if (list.orders.length === 0) {
    return [heading, element('p', { textContent: 'You have not ordered anything yet.' })];
  }
  const head = element('tr', {}, ['Order', 'Placed', 'Items', 'Total'].map(columnHead));
  const body = element('tbody', {}, list.orders.map(orderRow));
  return [heading, element('table', { className: 'orders' }, [element('thead', {}, [head]), body])];
}

function columnHead(name) {
  return element('th', { scope: 'col', textContent: name });
}

function orderRow(order) {
  const link = element('a', { href: order.url, textContent: String(order.id) });
  const things = order.items.map((item) => `${item.quantity} × ${item.name}`).join(', ');
  return element('tr', {}, [
    element('td', {}, [link]),
    element('td', { textContent: new Date(order.placedAt).toLocaleDateString('en-GB') }),
    element('td', { textContent: things }),
    element('td', { textContent: `€${(order.totalCents / 100).toFixed(2)}` }),
  ]);
}

async function showProfile(api) {
  let profile = await api('GET', '/api/profile');
  if (profile === null) return null;
  const name = element('input', {
    id: 'display-name',
    name: 'displayName',
    autocomplete: 'name',
    maxLength: 60,
    required: true,
    value: profile.displayName,
  });
  const phone = element('input', {
    id: 'profile-phone',
    name: 'phone',
    type: 'tel',
    autocomplete: 'tel',
    maxLength: 30,
    value: profile.phone,
  });
  const status = element('p', { className: 'small', role: 'status' });
  const form = element('form', { className: 'stacked', ariaLabel: 'Profile' }, [
    element('label', { htmlFor: name.id, textContent: 'Display name' }),
    name,
    element('label', { htmlFor: phone.id, textContent: 'Phone' }),
    phone,
    element('button', { type: 'submit', textContent: 'Save profile' }),
    status,
  ]);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const change = { displayName: name.value, phone: phone.value, version: profile.version };
    status.textContent = 'Saving…';
    const saved = await api('PUT', '/api/profile', change);
    if (saved === null) {
      status.textContent = '';
      return;
    }
    profile = saved;
    status.textContent = 'Your profile was saved.';
  });
  return [element('h2', { textContent: 'Your profile' }), form];
}

function complain(root, message) {
  root.querySelector('.error')?.remove();
  root.prepend(element('p', { className: 'error', role: 'alert', textContent: message }));
}

function element(tag, properties = {}, children = []) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
