import { randomUUID } from 'node:crypto';
import { demand } from './demand.ts';

const taken = new Set(['admin', 'test', 'user', 'demo']);

/** Rules that no attribute tells: passwords, repetitions, names that are taken. */
export const ruleDemands = [
  demand({
    name: 'password-rules',
    title: 'New password',
    fields:
      '<label>New password <input name="password" type="password" autocomplete="new-password" required></label><p>At least 12 characters with a capital, a digit and one of !?#.</p>',
    objection: (sent) =>
      /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[!?#]).{12,}$/.test(sent('password'))
        ? null
        : 'The password does not follow the rules: at least 12 characters, a capital, a digit and one of !?#.',
    fill: (page) => page.getByLabel('New password').fill('Correct-Horse-7!'),
  }),
  demand({
    name: 'password-again',
    title: 'Account',
    fields:
      '<label>User name <input name="login" autocomplete="username" required></label><label>Password <input name="password" type="password" minlength="8" required></label><label>Repeat the password <input name="again" type="password" required></label>',
    objection: (sent) =>
      sent('login') && sent('password').length >= 8 && sent('password') === sent('again')
        ? null
        : 'The passwords are not the same.',
    fill: async (page) => {
      await page.getByLabel('User name').fill('ann');
      await page.getByLabel('Password', { exact: true }).fill('long enough');
      await page.getByLabel('Repeat').fill('long enough');
    },
  }),
  demand({
    name: 'email-again',
    title: 'Tickets by mail',
    fields:
      '<label>E-mail <input name="email" type="email" required></label><label>Confirm e-mail <input name="email_confirmation" type="email" required></label>',
    objection: (sent) =>
      sent('email') && sent('email') === sent('email_confirmation')
        ? null
        : 'The addresses are not the same.',
    fill: async (page) => {
      await page.getByLabel('E-mail', { exact: true }).fill('a@example.com');
      await page.getByLabel('Confirm').fill('a@example.com');
    },
  }),
  demand({
    name: 'unique-name',
    title: 'Project',
    fields: '<label>Project name <input name="project" required></label>',
    objection: (sent) => {
      const name = sent('project').toLowerCase();
      if (name === '' || taken.has(name)) return 'This name has already been taken.';
      taken.add(name);
      return null;
    },
    fill: (page) => page.getByLabel('Project name').fill(`p${randomUUID()}`),
  }),
  demand({
    name: 'identifier',
    title: 'Repository',
    fields: '<label>Identifier <input name="identifier" required></label>',
    objection: (sent) =>
      /^[a-z][a-z0-9-]{2,29}$/.test(sent('identifier'))
        ? null
        : 'Only lower case letters (a-z), digits and dashes are allowed, 3 to 30 characters.',
    fill: (page) => page.getByLabel('Identifier').fill('chair-shop'),
  }),
  demand({
    name: 'card',
    title: 'Donation',
    fields:
      '<label>Card number <input name="number" autocomplete="cc-number" inputmode="numeric" required></label><label>Valid until <input name="expiry" autocomplete="cc-exp" placeholder="MM/YY" required></label><label>Security code <input name="cvc" autocomplete="cc-csc" required></label>',
    objection: (sent) =>
      isCardNumber(sent('number')) &&
      /^(0[1-9]|1[0-2]) ?\/ ?\d\d$/.test(sent('expiry')) &&
      /^\d{3}$/.test(sent('cvc'))
        ? null
        : 'This card is not valid.',
    fill: async (page) => {
      await page.getByLabel('Card number').fill('4242 4242 4242 4242');
      await page.getByLabel('Valid until').fill('12/40');
      await page.getByLabel('Security code').fill('123');
    },
  }),
  demand({
    name: 'address',
    title: 'Delivery address',
    fields:
      '<label>Full name <input name="name" autocomplete="name" required></label><label>Street <input name="street" autocomplete="street-address" required></label><label>Postcode <input name="zip" autocomplete="postal-code" required></label><label>Town <input name="town" autocomplete="address-level2" required></label>',
    objection: (sent) =>
      /^\d{4,5}$/.test(sent('zip')) && sent('town') && sent('street') && sent('name')
        ? null
        : 'The postcode has four or five digits.',
    fill: async (page) => {
      await page.getByLabel('Full name').fill('Ann Other');
      await page.getByLabel('Street').fill('High Street 1');
      await page.getByLabel('Postcode').fill('10115');
      await page.getByLabel('Town').fill('Berlin');
    },
  }),
  demand({
    name: 'stock',
    title: 'Last ones',
    fields:
      '<label>How many <input name="count" type="number" min="1" value="25" required></label>',
    objection: (sent) =>
      Number(sent('count')) <= 3 && Number(sent('count')) > 0
        ? null
        : 'Only 3 left in stock. The number must be less than or equal to 3.',
    fill: (page) => page.getByLabel('How many').fill('2'),
  }),
  demand({
    name: 'trap-for-robots',
    title: 'Contact',
    fields:
      '<label>Message <textarea name="message" required></textarea></label><div style="position:absolute;left:-5000px" aria-hidden="true"><label>Leave this empty <input name="website" tabindex="-1" autocomplete="off"></label></div>',
    objection: (sent) => (sent('message') && !sent('website') ? null : 'This looks like spam.'),
    fill: (page) => page.getByLabel('Message').fill('Hello'),
    why: 'A field that no person sees must stay empty.',
  }),
];

/** Luhn's check. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
