import type { Account } from '../data/accounts.ts';
import { countItems, totalCents } from '../data/cart.ts';
import type { OrderDraft } from '../data/orders.ts';
import { type Html, html } from '../http/html.ts';
import type { Reply } from '../http/reply.ts';
import type { ShopRequest } from '../http/shop-request.ts';
import { items, price } from '../pages/format.ts';
import { csrfField, errorBanner, renderPage } from '../pages/layout.ts';
import type { Shop } from '../shop.ts';
import { countries, deliveryMethods, paymentMethods } from './checkout-input.ts';

const stepNames = ['Address', 'Delivery', 'Payment'] as const;
type StepName = (typeof stepNames)[number];

interface CheckoutStep {
  readonly name: StepName;
  readonly action: string;
  readonly fields: Html;
  readonly button: string;
}

export function addressPage(
  shop: Shop,
  request: ShopRequest,
  draft: OrderDraft,
  account: Account,
  error: string | null = null,
): Reply {
  const fields = html`<label for="name">Full name</label>
<input id="name" name="name" autocomplete="name" maxlength="60" value="${account.profile.displayName}" required>
<label for="street">Street and number</label>
<input id="street" name="street" autocomplete="street-address" maxlength="100" required>
<label for="postal-code">Postal code</label>
<input id="postal-code" name="postal_code" autocomplete="postal-code" inputmode="numeric" pattern="[0-9]{4,6}" title="Four to six digits" required>
<label for="city">City</label>
<input id="city" name="city" autocomplete="address-level2" maxlength="60" required>
<label for="country">Country</label>
<select id="country" name="country" autocomplete="country" required><option value="">Choose a country</option>${Object.entries(countries).map(([code, name]) => html`<option value="${code}">${name}</option>`)}</select>
<label for="phone">Phone (optional)</label>
<input id="phone" name="phone" type="tel" autocomplete="tel" maxlength="30">`;
  const step = {
    name: 'Address',
    action: '/checkout/delivery',
    fields,
    button: 'Continue to delivery',
  } as const;
  return checkoutPage(shop, request, draft, step, error);
}

export function deliveryPage(
  shop: Shop,
  request: ShopRequest,
  draft: OrderDraft,
  error: string | null = null,
): Reply {
  const fields = html`${choices('How shall we send it?', 'delivery', deliveryMethods)}
<label for="note">Note for the courier (optional)</label>
<textarea id="note" name="note" rows="3" maxlength="300"></textarea>`;
  const step = {
    name: 'Delivery',
    action: '/checkout/payment',
    fields,
    button: 'Continue to payment',
  } as const;
  return checkoutPage(shop, request, draft, step, error);
}

export function paymentPage(
  shop: Shop,
  request: ShopRequest,
  draft: OrderDraft,
  error: string | null = null,
): Reply {
  const fields = html`${choices('How would you like to settle it?', 'payment', paymentMethods)}
<label class="check"><input name="terms" type="checkbox" value="yes" required> I have checked my order and accept the terms</label>`;
  const step = {
    name: 'Payment',
    action: '/checkout/confirm',
    fields,
    button: 'Place order',
  } as const;
  return checkoutPage(shop, request, draft, step, error);
}

function checkoutPage(
  shop: Shop,
  { visit }: ShopRequest,
  draft: OrderDraft,
  step: CheckoutStep,
  error: string | null,
): Reply {
  const { cart } = visit.session;
  const steps = stepNames.map((name) =>
    name === step.name ? html`<li aria-current="step">${name}</li>` : html`<li>${name}</li>`,
  );
  const lines = cart.map(
    ({ product, quantity }) =>
      html`<li>${quantity} × ${product.name}<span>${price(quantity * product.priceCents)}</span></li>`,
  );
  const main = html`<h1>Checkout: ${step.name.toLowerCase()}</h1>
<ol class="steps" aria-label="Steps of the checkout">${steps}</ol>
<div class="checkout">
<form class="stacked" action="${step.action}" method="post" aria-label="Checkout: ${step.name.toLowerCase()}">
${errorBanner(error)}${csrfField(visit)}<input type="hidden" name="order_token" value="${draft.token}">
${step.fields}
<button type="submit">${step.button}</button>
</form>
<aside aria-labelledby="order-lines"><h2 id="order-lines">Your order</h2><ul class="lines">${lines}</ul>
<p class="total">Total <strong>${price(totalCents(cart))}</strong></p><p class="small">${items(countItems(cart))} in the cart. <a href="/cart">Change</a></p></aside>
</div>`;
  const status = error === null ? 200 : 422;
  return renderPage(shop, visit, { title: `Checkout: ${step.name.toLowerCase()}`, main, status });
}

function choices(legend: string, name: string, options: Readonly<Record<string, string>>): Html {
  const radios = Object.entries(options).map(
    ([value, label], index) =>
      html`<label class="check"><input type="radio" name="${name}" value="${value}" required ${index === 0 ? 'checked' : ''}> ${label}</label>`,
  );
  return html`<fieldset><legend>${legend}</legend>${radios}</fieldset>`;
}
