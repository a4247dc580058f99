/** What the words on buttons and links say will happen, in the languages that most sites speak. */

export type Intent =
  | 'sign-in'
  | 'sign-up'
  | 'sign-out'
  | 'destroy'
  | 'write'
  | 'create'
  | 'save'
  | 'search'
  | 'refuse'
  | 'cart';

const words: Readonly<Record<Intent, readonly string[]>> = {
  'sign-in': [
    'sign in|signin|log in|login|log on|logon',
    'anmelden|einloggen|anmeldung',
    'se connecter|connexion|identifiez-vous',
    'iniciar sesión|iniciar sesion|entrar|acceder|ingresar',
    'accedi|entra',
    'iniciar sessão|fazer login',
    'inloggen|aanmelden|logga in|log ind|logg inn|kirjaudu',
    'zaloguj|přihlásit|prihlasit|giriş yap|войти|вход|увійти',
    'ログイン|サインイン|登录|登入|로그인',
  ],
  'sign-up': [
    'sign up|signup|register|registration|create (?:an |your |new )?account|join(?: now| us)?|get started',
    'registrieren|registrierung|konto (?:erstellen|anlegen|eröffnen)|neues konto',
    "s'inscrire|inscription|créer un compte|creer un compte",
    'registrarse|regístrate|registrate|crear (?:una )?cuenta',
    'registrati|iscriviti|crea (?:un )?account',
    'cadastre-se|cadastrar|criar (?:uma )?conta|registar',
    'registreren|account aanmaken|registrera|opret konto|zarejestruj|registrovat|kayıt ol',
    'зарегистрироваться|регистрация|新規登録|会員登録|注册|註冊|회원가입',
  ],
  'sign-out': [
    'sign out|signout|log out|logout|log off|logoff|end session',
    'abmelden|ausloggen',
    'se déconnecter|se deconnecter|déconnexion|deconnexion',
    'cerrar sesión|cerrar sesion|salir',
    'esci|disconnetti|terminar sessão|sair|uitloggen|afmelden|logga ut|log ud|logg ut',
    'wyloguj|odhlásit|odhlasit|çıkış|выйти|выход|вийти|ログアウト|退出|登出|로그아웃',
  ],
  destroy: [
    'delete|destroy|erase|purge|wipe|truncate|revoke|terminate|uninstall|factory reset|trash',
    'deactivate|disable|unsubscribe|cancel (?:my |your |the )?(?:account|subscription|order|membership|plan|booking)',
    'close (?:my |your |the )?account|leave (?:group|team|project)|remove|reset (?:all|data|database|settings)|clear (?:all|history|data)',
    'ban|block user|shut ?down|restart|reboot|close project',
    'löschen|entfernen|vernichten|kündigen|deaktivieren|abbestellen|stornieren|zurücksetzen',
    'supprimer|effacer|retirer|désactiver|résilier|se désabonner|se désinscrire',
    'eliminar|borrar|suprimir|quitar|desactivar|darse de baja|cancelar (?:cuenta|suscripción)',
    'elimina|cancella|rimuovi|disattiva|excluir|apagar|remover|desativar|verwijderen|wissen|opzeggen|ta bort|radera|slet|slett|poista',
    'usuń|usun|skasuj|smazat|odstranit|sil|kaldır|удалить|стереть|видалити|отписаться|削除|删除|刪除|삭제',
  ],
  write: [
    'add|create|new|save|submit|send|post|publish|update|edit|apply|upload|import|invite|share|book|reserve|order|buy|checkout|check out|place order|confirm|continue|next|subscribe|follow|like|vote|rate|review|comment|reply|favou?rite|bookmark|watch|star|pin|enable|activate|start|run|deploy|duplicate|copy|move|assign|accept|approve|mark|archive|pay now|pay|donate',
    'jetzt bezahlen|bezahlen|payer|pagar|paga ora|betalen|оплатить',
    'hinzufügen|erstellen|anlegen|speichern|senden|absenden|veröffentlichen|aktualisieren|ändern|bestellen|kaufen|abonnieren|bestätigen|weiter|merken|in den warenkorb',
    'ajouter|créer|creer|enregistrer|envoyer|publier|modifier|commander|acheter|valider|confirmer|continuer',
    'añadir|anadir|agregar|crear|guardar|enviar|publicar|actualizar|comprar|pedir|confirmar|continuar',
    'aggiungi|crea|salva|invia|pubblica|aggiorna|acquista|conferma|continua',
    'adicionar|criar|salvar|atualizar|toevoegen|opslaan|versturen|bestellen|lägg till|spara|skicka|tilføj|gem|dodaj|zapisz|wyślij|přidat|uložit',
    'добавить|создать|сохранить|отправить|купить|追加|保存|送信|添加|提交|保存|발송',
  ],
  create: [
    'new|create|add|compose|write|neue?[rs]?|erstellen|anlegen|hinzufügen|nouveau|nouvelle|créer|ajouter|nuev[oa]|crear|añadir|agregar|nuov[oa]|crea|aggiungi|nov[oa]|criar|adicionar|nieuwe?|toevoegen|ny|skapa|opret|tilføj|nowy|dodaj|nový|přidat|создать|добавить|新規|追加|新建|添加|추가',
  ],
  save: [
    'save|update|publish|speichern|aktualisieren|veröffentlichen|enregistrer|publier|guardar|publicar|actualizar|salva|pubblica|salvar|atualizar|opslaan|spara|gem|zapisz|uložit|сохранить|保存|저장',
  ],
  search: [
    'search|find|suche|suchen|rechercher|recherche|buscar|búsqueda|cerca|ricerca|pesquisar|zoeken|sök|søg|szukaj|hledat|ara|поиск|найти|検索|搜索|검색',
  ],
  refuse: [
    'cancel|back|dismiss|close|no thanks|not now|skip|previous|return|abbrechen|zurück|schließen|annuler|retour|fermer|cancelar|volver|cerrar|annulla|indietro|chiudi|annuleren|terug|sluiten|отмена|назад|закрыть',
  ],
  cart: [
    'cart|basket|bag|trolley|wishlist|wish list|favou?rites?|compare|filter|warenkorb|merkzettel|merkliste|wunschliste|panier|carrito|cesta|carrello|carrinho|winkelwagen|varukorg|koszyk|корзина|корзину',
  ],
};

const matchers = new Map<Intent, RegExp>(
  Object.entries(words).map(([intent, lines]) => [intent as Intent, matcherOf(lines)]),
);

/** True when a word of that intent stands in the text by itself. Underscores, dashes and camel case part words. */
export function means(intent: Intent, text: string): boolean {
  return matchers.get(intent)?.test(apart(text)) ?? false;
}

/** `deleteAccount`, `btn-delete` and `icon_trash` as words. */
export function apart(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_\-./:#+]+/g, ' ')
    .toLowerCase();
}

function matcherOf(lines: readonly string[]): RegExp {
  const all = lines.join('|').split(/\|(?![^(]*\))/);
  const spaced = all.filter((one) => !isUnspaced(one)).map(flexible);
  const unspaced = all.filter(isUnspaced);
  const parts = [`(?<!\\p{L})(?:${spaced.join('|')})(?!\\p{L})`, ...unspaced];
  return new RegExp(parts.join('|'), 'u');
}

/** Scripts that put no spaces between words. */
function isUnspaced(word: string): boolean {
  return /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(word);
}

function flexible(word: string): string {
  return word.replace(/-/g, ' ').replace(/ /g, '\\s+');
}
