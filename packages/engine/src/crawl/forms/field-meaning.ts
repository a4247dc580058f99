import { apart } from '../actions/intent-words.ts';
import type { FieldView } from '../page/page-view.ts';

/** What a text field wants to know. */
export type FieldMeaning =
  | 'email'
  | 'username'
  | 'password'
  | 'given-name'
  | 'family-name'
  | 'full-name'
  | 'phone'
  | 'street'
  | 'city'
  | 'postal-code'
  | 'region'
  | 'country'
  | 'company'
  | 'url'
  | 'card-number'
  | 'card-expiry'
  | 'card-expiry-month'
  | 'card-expiry-year'
  | 'card-code'
  | 'birth-date'
  | 'date'
  | 'time'
  | 'quantity'
  | 'amount'
  | 'number'
  | 'coupon'
  | 'captcha'
  | 'honeypot'
  | 'search'
  | 'title'
  | 'identifier'
  | 'message'
  | 'text';

/** The standard's own names: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
const meaningOfAutocomplete: Readonly<Record<string, FieldMeaning>> = {
  email: 'email',
  username: 'username',
  nickname: 'username',
  'new-password': 'password',
  'current-password': 'password',
  name: 'full-name',
  'given-name': 'given-name',
  'additional-name': 'given-name',
  'family-name': 'family-name',
  'cc-name': 'full-name',
  tel: 'phone',
  'tel-national': 'phone',
  'street-address': 'street',
  'address-line1': 'street',
  'address-line2': 'text',
  'address-level2': 'city',
  'address-level1': 'region',
  'postal-code': 'postal-code',
  country: 'country',
  'country-name': 'country',
  organization: 'company',
  url: 'url',
  'cc-number': 'card-number',
  'cc-exp': 'card-expiry',
  'cc-exp-month': 'card-expiry-month',
  'cc-exp-year': 'card-expiry-year',
  'cc-csc': 'card-code',
  bday: 'birth-date',
  'transaction-amount': 'amount',
};

const meaningOfType: Readonly<Record<string, FieldMeaning>> = {
  email: 'email',
  password: 'password',
  tel: 'phone',
  url: 'url',
  search: 'search',
};

/** In order: the first that fits wins, so that "card number" is not just a number. */
const meaningOfWords: readonly (readonly [RegExp, FieldMeaning])[] = [
  [/\b(captcha|verification code|security check|are you human)\b/, 'captcha'],
  [/\b(honeypot|leave (this )?(field )?(empty|blank))\b/, 'honeypot'],
  [/e ?mail|courriel|correo|メール|邮箱|郵箱|이메일|почт/, 'email'],
  [
    /\b(card number|cc number|cardnumber|credit card|kartennummer|numéro de carte|número de tarjeta)\b/,
    'card-number',
  ],
  [/\b(cvv|cvc|csc|security code|card code|prüfziffer)\b/, 'card-code'],
  [/\b(expiry|expiration|exp date|valid until|gültig bis)\b/, 'card-expiry'],
  [/\b(coupon|voucher|promo(tion)?( code)?|gift card|discount code|gutschein\w*)\b/, 'coupon'],
  [
    /\b(user ?name|login|user id|nick(name)?|handle|benutzername|nutzername|identifiant|pseudo|usuario|nome utente|utilizador|gebruikersnaam|användarnamn|логин)\b|用户名|ユーザー名|사용자/,
    'username',
  ],
  [
    /pass ?word|passwort|kennwort|mot de passe|contraseña|senha|wachtwoord|lösenord|adgangskode|hasło|пароль|密码|パスワード|비밀번호/,
    'password',
  ],
  [
    /\b(first name|given name|fname|forename|vorname|prénom|prenom|nombre de pila|nome proprio|voornaam|förnamn|fornavn|imię|имя)\b/,
    'given-name',
  ],
  [
    /\b(last name|family name|surname|lname|nachname|familienname|nom de famille|apellidos?|cognome|sobrenome|achternaam|efternamn|efternavn|nazwisko|фамилия)\b/,
    'family-name',
  ],
  [
    /\b(phone|telephone|tel|mobile|cell|telefon\w*|téléphone|teléfono|telefono|móvil|handy\w*|telefoon|телефон)\b|電話|电话|전화/,
    'phone',
  ],
  [
    /\b(zip|zip code|postal ?code|post ?code|plz|postleitzahl|code postal|código postal|codigo postal|cap|cep|postnummer|postcode|индекс)\b|郵便|邮编/,
    'postal-code',
  ],
  [
    /\b(city|town|suburb|locality|stadt|ort|wohnort|ville|ciudad|città|cidade|plaats|stad|miasto|город)\b|市区/,
    'city',
  ],
  [
    /\b(state|province|region|county|bundesland|canton|kanton|département|provincia|estado|staat)\b/,
    'region',
  ],
  [/\b(country|land|pays|país|pais|paese|kraj|страна)\b|国/, 'country'],
  [
    /\b(street|address|address line 1|addr|straße|strasse|anschrift|adresse|rue|dirección|direccion|calle|indirizzo|via|endereço|straat|adres|gata|ulica|адрес)\b|住所|地址/,
    'street',
  ],
  [
    /\b(company|organi[sz]ation|firma|unternehmen|société|entreprise|empresa|azienda|bedrijf)\b/,
    'company',
  ],
  [/\b(website|homepage|web ?site|url|link|webseite|site web|sitio)\b/, 'url'],
  [
    /\b(birth ?day|birth ?date|date of birth|dob|geburtsdatum|geburtstag|date de naissance|fecha de nacimiento|data di nascita)\b/,
    'birth-date',
  ],
  [/\b(identifier|slug|permalink|machine name|bezeichner|identificador)\b/, 'identifier'],
  [
    /^\W*(?:time|uhrzeit|heure|hora|ora|tijd)\W*$|\b(?:start|end|begin|arrival|departure) time\b/,
    'time',
  ],
  [/\b(date|datum|fecha|when)\b|^\W*(?:data|am)\W*$|\bdata d[aeio]\b/, 'date'],
  [
    /\b(quantity|qty|amount of|count|anzahl|menge|quantité|cantidad|quantità|quantidade|aantal|antal)\b/,
    'quantity',
  ],
  [/\b(price|amount|total|sum|cost|betrag|preis|prix|montant|precio|importe|prezzo)\b/, 'amount'],
  [/\b(age|number|hours|minutes|days|alter|zahl|nummer|nombre|número|numero|percent)\b/, 'number'],
  [
    /\b(full name|your name|author|name|contact person|vollständiger name|ihr name|nom|nombre|nome|naam|navn|namn|имя)\b|氏名|姓名|이름/,
    'full-name',
  ],
  [
    /\b(message|comment|body|description|text|content|review|notes?|feedback|question|details|about|bio|nachricht|kommentar|beschreibung|bemerkung|commentaire|mensaje|comentario|descripción|messaggio|commento|mensagem|bericht|сообщение|комментарий)\b/,
    'message',
  ],
  [
    /\b(title|subject|headline|summary|topic|titel|betreff|überschrift|titre|sujet|objet|título|asunto|titolo|oggetto|assunto|onderwerp|ämne|тема)\b/,
    'title',
  ],
  [/\b(search|query|keyword|suche\w*|recherche|buscar)\b/, 'search'],
];

/** The page's own words before the type, the standard's names before both. */
export function meaningOfField(field: FieldView): FieldMeaning {
  for (const token of field.autocomplete.split(/\s+/).reverse()) {
    const meaning = meaningOfAutocomplete[token];
    // Many sign-in forms call the e-mail address the user name.
    if (meaning === 'username' && field.type === 'email') return 'email';
    if (meaning !== undefined) return meaning;
  }
  const byType = meaningOfType[field.type] ?? meaningOfHints(field.hints);
  if (byType !== null) return byType;
  return (
    meaningOf(`${field.label} ${field.placeholder}`) ??
    meaningOf(`${field.name} ${field.id}`) ??
    (field.type === 'textarea' || field.type === 'rich-text' ? 'message' : 'text')
  );
}

/** Scripts that let a day or a time be picked know their fields by a class. */
function meaningOfHints(hints: string): FieldMeaning | null {
  const classes = apart(hints);
  if (/\bdate ?time/.test(classes)) return null;
  if (/\bdate ?(?:picker|field|input|control)|\bflatpickr\b/.test(classes)) return 'date';
  return /\b(?:time|clock) ?(?:picker|field|input|control)/.test(classes) ? 'time' : null;
}

function meaningOf(text: string): FieldMeaning | null {
  const words = apart(text.replace(/\[|\]/g, ' '));
  if (words.trim() === '') return null;
  return meaningOfWords.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
