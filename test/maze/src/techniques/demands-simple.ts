import { demand } from './demand.ts';

const today = () => new Date().toISOString().slice(0, 10);
const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

/** What attributes demand, and what only the server knows. */
export const simpleDemands = [
  demand({
    name: 'required-text',
    title: 'Visitor book',
    fields: '<label>Your name <input name="name" required></label>',
    objection: (sent) => (sent('name').trim() ? null : 'Please tell us your name.'),
    fill: (page) => page.getByLabel('Your name').fill('Ann'),
  }),
  demand({
    name: 'pattern',
    title: 'Spare part',
    fields:
      '<label>Part number <input name="part" required pattern="[A-Z]{2}-[0-9]{4}" title="Two capitals, a dash and four digits"></label>',
    objection: (sent) => (/^[A-Z]{2}-\d{4}$/.test(sent('part')) ? null : 'There is no such part.'),
    fill: (page) => page.getByLabel('Part number').fill('AB-1234'),
  }),
  demand({
    name: 'number-bounds',
    title: 'Table for a party',
    fields: '<label>Guests <input name="guests" type="number" min="12" max="17" required></label>',
    objection: (sent) =>
      Number(sent('guests')) >= 12 && Number(sent('guests')) <= 17
        ? null
        : '12 to 17 guests, please.',
    fill: (page) => page.getByLabel('Guests').fill('14'),
  }),
  demand({
    name: 'number-step',
    title: 'Seed by weight',
    fields:
      '<label>Grams <input name="grams" type="number" min="10" step="25" max="200" required></label>',
    objection: (sent) =>
      sent('grams') !== '' && (Number(sent('grams')) - 10) % 25 === 0
        ? null
        : 'In steps of 25 from 10.',
    fill: (page) => page.getByLabel('Grams').fill('35'),
  }),
  demand({
    name: 'text-length',
    title: 'Reason for leave',
    fields:
      '<label>Reason <textarea name="reason" minlength="40" maxlength="60" required></textarea></label>',
    objection: (sent) =>
      sent('reason').length >= 40 && sent('reason').length <= 60
        ? null
        : 'Between 40 and 60 signs.',
    fill: (page) => page.getByLabel('Reason').pressSequentially('a'.repeat(45)),
  }),
  demand({
    name: 'length-by-server',
    title: 'Product review',
    fields: '<label>Your review <textarea name="review"></textarea></label>',
    objection: (sent) =>
      sent('review').length >= 80 ? null : 'The review is too short (minimum is 80 characters).',
    fill: (page) => page.getByLabel('Your review').fill('Good. '.repeat(20)),
  }),
  demand({
    name: 'email',
    title: 'Newsletter',
    fields: '<label>E-mail <input name="email" type="email" required></label>',
    objection: (sent) => (/^\S+@\S+\.\S+$/.test(sent('email')) ? null : 'That is no address.'),
    fill: (page) => page.getByLabel('E-mail').fill('ann@example.com'),
  }),
  demand({
    name: 'email-in-text-field',
    title: 'Invitation',
    fields: '<label for="to">Invite by e-mail</label><input id="to" name="to">',
    objection: (sent) =>
      /^\S+@\S+\.\S+$/.test(sent('to')) ? null : 'To is not a valid e-mail address.',
    fill: (page) => page.getByLabel('Invite by e-mail').fill('ann@example.com'),
  }),
  demand({
    name: 'web-address',
    title: 'Link directory',
    fields: '<label>Website <input name="site" type="url" required></label>',
    objection: (sent) => (URL.canParse(sent('site')) ? null : 'That is no address.'),
    fill: (page) => page.getByLabel('Website').fill('https://example.com/'),
  }),
  demand({
    name: 'phone',
    title: 'Call back',
    fields:
      '<label>Telephone <input name="phone" type="tel" placeholder="+49 30 1234567" required></label>',
    objection: (sent) =>
      /^\+?[\d ()/-]{7,20}$/.test(sent('phone')) ? null : 'That is no telephone number.',
    fill: (page) => page.getByLabel('Telephone').fill('+49 30 1234567'),
  }),
  demand({
    name: 'date-bounds',
    title: 'Concert ticket',
    fields:
      '<label>Evening <input name="evening" type="date" min="2031-05-03" max="2031-05-06" required></label>',
    objection: (sent) =>
      /^2031-05-0[3-6]$/.test(sent('evening')) ? null : 'There is no concert then.',
    fill: (page) => page.getByLabel('Evening').fill('2031-05-04'),
  }),
  demand({
    name: 'date-to-come',
    title: 'Appointment',
    fields: '<label>Day of your visit <input name="day" type="date" required></label>',
    objection: (sent) => (sent('day') > today() ? null : 'The day must be in the future.'),
    fill: (page) => page.getByLabel('Day of your visit').fill(inDays(30)),
  }),
  demand({
    name: 'birthday',
    title: 'Driving licence',
    fields:
      '<label>Date of birth <input name="born" type="date" autocomplete="bday" required></label>',
    objection: (sent) =>
      sent('born') && sent('born') < inDays(-18 * 366)
        ? null
        : 'You must be at least 18 years old.',
    fill: (page) => page.getByLabel('Date of birth').fill('1980-02-29'),
  }),
  demand({
    name: 'date-in-text-field',
    title: 'Delivery note',
    fields: '<label>Delivered on <input name="on" placeholder="DD.MM.YYYY" required></label>',
    objection: (sent) =>
      /^[0-3]\d\.[01]\d\.\d{4}$/.test(sent('on')) ? null : 'Write the date as DD.MM.YYYY.',
    fill: (page) => page.getByLabel('Delivered on').fill('24.12.2030'),
  }),
  demand({
    name: 'from-to',
    title: 'Hotel room',
    fields:
      '<label>Arrival <input name="arrival" type="date" required></label><label>Departure <input name="departure" type="date" required></label>',
    objection: (sent) =>
      sent('arrival') && sent('departure') > sent('arrival')
        ? null
        : 'Departure must be after arrival.',
    fill: async (page) => {
      await page.getByLabel('Arrival').fill(inDays(10));
      await page.getByLabel('Departure').fill(inDays(12));
    },
  }),
  demand({
    name: 'time',
    title: 'Taxi',
    fields: '<label>Time <input name="time" type="time" min="09:00" max="17:00" required></label>',
    objection: (sent) =>
      sent('time') >= '09:00' && sent('time') <= '17:00' ? null : 'We drive from nine to five.',
    fill: (page) => page.getByLabel('Time').fill('10:30'),
  }),
  demand({
    name: 'date-time',
    title: 'Video call',
    fields: '<label>Begin <input name="begin" type="datetime-local" required></label>',
    objection: (sent) => (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(sent('begin')) ? null : 'When?'),
    fill: (page) => page.getByLabel('Begin').fill('2031-05-04T10:30'),
  }),
  demand({
    name: 'month',
    title: 'Pay slip',
    fields: '<label>Month <input name="month" type="month" required></label>',
    objection: (sent) => (/^\d{4}-\d\d$/.test(sent('month')) ? null : 'Which month?'),
    fill: (page) => page.getByLabel('Month').fill('2024-03'),
  }),
  demand({
    name: 'week',
    title: 'Roster',
    fields: '<label>Week <input name="week" type="week" required></label>',
    objection: (sent) => (/^\d{4}-W\d\d$/.test(sent('week')) ? null : 'Which week?'),
    fill: (page) => page.getByLabel('Week').fill('2024-W12'),
  }),
  demand({
    name: 'colour',
    title: 'Paint shop',
    fields: '<label>Colour <input name="colour" type="color" value="#000000"></label>',
    objection: (sent) =>
      /^#(?!000000)[0-9a-f]{6}$/i.test(sent('colour'))
        ? null
        : 'Black is sold out. Choose another colour.',
    fill: (page) => page.getByLabel('Colour').fill('#aa3300'),
  }),
  demand({
    name: 'select',
    title: 'Complaint',
    fields:
      '<label>Subject <select name="subject" required><option value="">Please choose</option><option value="late">Too late</option><option value="cold">Too cold</option></select></label>',
    objection: (sent) => (sent('subject') ? null : 'What is it about?'),
    fill: (page) => page.getByLabel('Subject').selectOption('Too cold'),
  }),
  demand({
    name: 'select-several',
    title: 'Interests',
    fields:
      '<label>Interests <select name="interest" multiple required><option>Art</option><option>Boats</option><option>Chess</option></select></label>',
    objection: (sent) => (sent('interest') ? null : 'Choose at least one.'),
    fill: (page) => page.getByLabel('Interests').selectOption(['Art', 'Chess']),
  }),
  demand({
    name: 'radio',
    title: 'T-shirt',
    fields:
      '<fieldset><legend>Size</legend><label><input type="radio" name="size" value="s" required> Small</label><label><input type="radio" name="size" value="l"> Large</label></fieldset>',
    objection: (sent) => (sent('size') ? null : 'Which size?'),
    fill: (page) => page.getByLabel('Large').check(),
  }),
  demand({
    name: 'consent',
    title: 'Competition',
    fields:
      '<label>Name <input name="name"></label><label><input type="checkbox" name="terms" value="yes"> I accept the conditions</label>',
    objection: (sent) =>
      sent('name') && sent('terms') === 'yes'
        ? null
        : 'You must accept the conditions and tell your name.',
    fill: async (page) => {
      await page.getByLabel('Name').fill('Ann');
      await page.getByRole('checkbox').check();
    },
  }),
  demand({
    name: 'several-consents',
    title: 'Loan',
    fields:
      '<label>Sum <input name="sum" type="number" min="1" required></label><label><input type="checkbox" name="privacy" required> Privacy policy</label><label><input type="checkbox" name="terms" required> General terms</label>',
    objection: (sent) => (sent('privacy') && sent('terms') ? null : 'Both must be accepted.'),
    fill: async (page) => {
      await page.getByLabel('Sum').fill('500');
      await page.getByLabel('Privacy policy').check();
      await page.getByLabel('General terms').check();
    },
  }),
  demand({
    name: 'suggested-list',
    title: 'Airport transfer',
    fields:
      '<label>Airport <input name="airport" list="airports" required></label><datalist id="airports"><option value="OSL"><option value="BGO"></datalist>',
    objection: (sent) =>
      ['OSL', 'BGO'].includes(sent('airport'))
        ? null
        : 'We only drive to the airports on the list.',
    fill: (page) => page.getByLabel('Airport').fill('OSL'),
  }),
];
