import { describe, expect, test } from 'vitest';
import { hasLoginForm, landmarksOf, lesserLandmarksOf } from './landmarks.ts';
import { noticesOf, refusalsOf } from './notices.ts';

describe('landmarks', () => {
  test('are what tells a page apart, as it stands in the source', () => {
    const html = `<title>Cart · Shop</title><p role="status">Added to your cart</p>
      <h1 class="x">Your cart</h1><form method="post" action="/cart/17"></form>`;
    expect(landmarksOf(html)).toEqual([
      '>Added to your cart</',
      '>Cart · Shop</title',
      '>Your cart</h1',
    ]);
  });

  test('are of the lesser kind where there is nothing else', () => {
    const html =
      '<h2>Inbox</h2><form method="post" action="/letters"><button>Send</button></form><ul class="folders">';
    expect(landmarksOf(html)).toEqual([]);
    expect(lesserLandmarksOf(html)).toEqual([
      '>Inbox</h2',
      'action="/letters"',
      '>Send</button',
      'class="folders"',
    ]);
  });

  test('leave out empty headings and errors', () => {
    expect(landmarksOf('<h1> <img></h1><p role="alert">Invalid password</p>')).toEqual([]);
  });
});

describe('a refusal', () => {
  test.each([
    ['<div class="alert alert-danger">Wrong password.</div>', ['Wrong password.']],
    ['<p role="alert">Please choose one</p>', ['Please choose one']],
    ['<ul class="errorlist"><li>Title is required</li></ul>', ['Title is required']],
    [
      '<div id="errorExplanation"><h2>2 errors</h2><p>Subject cannot be blank</p></div>',
      ['2 errors Subject cannot be blank'],
    ],
    ['<title>This form has expired</title>', ['This form has expired']],
    ['<h1>Access denied</h1>', ['Access denied']],
    ['<div class="flash">Die Sitzung ist abgelaufen</div>', ['Die Sitzung ist abgelaufen']],
  ])('%s says %j', (html, says) => {
    expect(refusalsOf(html)).toEqual(says);
  });

  test.each([
    ['<div class="alert alert-success">Saved</div>'],
    ['<p role="status">Your profile was saved.</p>'],
    ['<div class="error" hidden>Invalid</div>'],
    ['<div class="error" style="display: none">Invalid</div>'],
    ['<template><p class="error">Invalid</p></template>'],
    ['<script>var html = \'<p class="error">Invalid</p>\';</script>'],
    ['<div class="error"></div>'],
    ['<!-- <p class="error">Invalid</p> -->'],
    ['<h1>Terrorism in fiction</h1>'],
  ])('%s says none', (html) => {
    expect(refusalsOf(html)).toEqual([]);
  });

  test('does not hide what went well', () => {
    const html = '<div class="flash notice">Thank you</div>';
    expect(noticesOf(html)).toEqual([
      { tone: 'success', text: 'Thank you', source: '>Thank you</' },
    ]);
  });
});

test.each([
  ['<input type="password" name="p">', true],
  ['<input type=password name=p><input type="password" name="again">', false],
  ['<input type="password" autocomplete="new-password">', false],
  ['<input type="text">', false],
])('%s is a sign-in form: %s', (html, isLogin) => {
  expect(hasLoginForm(html)).toBe(isLogin);
});
