import { isEmail } from '../data/email.ts';
import { html } from '../http/html.ts';
import { ClientError, type Reply, seeOther } from '../http/reply.ts';
import { freshForm, type Route, type ShopRequest, text } from '../http/shop-request.ts';
import type { Shop } from '../shop.ts';
import { csrfField, errorBanner, renderPage } from './layout.ts';

/** Contact form and newsletter. Messages are counted and not kept: nobody reads them. */
export function messageRoutes(shop: Shop): readonly Route[] {
  return [
    { method: 'GET', path: '/contact', handle: (request) => contact(shop, request, null) },
    { method: 'POST', path: '/contact', handle: (request) => send(shop, request) },
    {
      method: 'GET',
      path: '/contact/thanks',
      handle: (request) => thanks(shop, request, 'Your message was sent'),
    },
    { method: 'POST', path: '/newsletter', handle: (request) => subscribe(shop, request) },
    {
      method: 'GET',
      path: '/newsletter/thanks',
      handle: (request) => thanks(shop, request, 'You are on the list'),
    },
  ];
}

function contact(shop: Shop, { visit }: ShopRequest, error: string | null): Reply {
  const main = html`<section class="narrow"><h1>Contact us</h1>
<p class="intro">We answer within a day, and on Mondays within two.</p>${errorBanner(error)}
<form class="stacked" action="/contact" method="post" aria-label="Contact us">
${csrfField(visit)}
<label for="name">Name</label>
<input id="name" name="name" autocomplete="name" maxlength="60" required>
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="email" required>
<label for="topic">Topic</label>
<select id="topic" name="topic"><option value="order">My order</option><option value="product">A product</option><option value="other">Something else</option></select>
<label for="message">Message</label>
<textarea id="message" name="message" rows="6" minlength="10" maxlength="2000" required></textarea>
<button type="submit">Send message</button>
</form></section>`;
  const status = error === null ? 200 : 422;
  return renderPage(shop, visit, { title: 'Contact us', main, status });
}

function send(shop: Shop, request: ShopRequest): Reply {
  const fields = freshForm(request);
  if (text(fields, 'name') === '') return contact(shop, request, 'Please tell us your name.');
  if (!isEmail(text(fields, 'email'))) {
    return contact(shop, request, 'Please give an e-mail address that we can answer to.');
  }
  if (text(fields, 'message').length < 10) {
    return contact(shop, request, 'Please write at least 10 characters.');
  }
  shop.effects.count('contactMessages');
  return seeOther('/contact/thanks');
}

function subscribe(shop: Shop, request: ShopRequest): Reply {
  const email = text(freshForm(request), 'email');
  if (!isEmail(email)) throw new ClientError(422, `“${email}” is not an e-mail address.`);
  shop.effects.count('newsletterSignups');
  return seeOther('/newsletter/thanks');
}

function thanks(shop: Shop, { visit }: ShopRequest, title: string): Reply {
  const main = html`<section class="narrow"><h1>${title}</h1><p>Thank you!</p>
<p><a class="button" href="/products">Go on looking around</a></p></section>`;
  return renderPage(shop, visit, { title, main });
}
