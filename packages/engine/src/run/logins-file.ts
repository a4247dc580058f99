import { CsvError, type Info, parse } from 'csv-parse/sync';
import type { Credentials } from '../model/target.ts';
import { maxUsers } from '../plan/limits.ts';

/** What is wrong with a line of a file of logins. */
export interface LoginsProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** A file of logins that can't be used, with every line that says why. */
export class LoginsFileError extends Error {
  override readonly name = 'LoginsFileError';
  readonly problems: readonly LoginsProblem[];

  constructor(problems: readonly LoginsProblem[]) {
    const shown = problems
      .slice(0, mostShown)
      .map(({ line, message }) => `line ${line}: ${message}`);
    const rest = problems.length - shown.length;
    super([...shown, ...(rest > 0 ? [`and ${rest} more lines.`] : [])].join('\n'));
    this.problems = problems;
  }
}

const mostShown = 5;

/**
 * Reads logins out of CSV: a first line that names the columns in one of the usual ways, others than
 * user name and password left aside; or no such line and two columns. Commas, semicolons or tabs.
 * Throws a `LoginsFileError` with every line that is wrong; no password is ever quoted.
 */
export function parseLogins(text: string): readonly Credentials[] {
  const [first, ...rest] = readRows(text);
  if (first === undefined) {
    throw problemAt(1, 'The file holds no login: write a user name and a password on each line.');
  }
  const columns = columnsOf(first);
  return readLogins(columns.isHeader ? rest : [first, ...rest], columns, first.line);
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function readRows(text: string): readonly Row[] {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
    }) as unknown as readonly { readonly record: string[]; readonly info: Info }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    throw problemAt(line, quoteProblem(error), { cause: error });
  }
}

function quoteProblem({ code }: CsvError): string {
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'A quote is opened and never closed. Write a quote inside a value twice: "".'
    : 'The quotes are out of place. Put them around the whole value, and write one inside it twice: "".';
}

/** Of the usual ones that which comes first, outside of quotes: user names hold none, passwords may. */
function delimiterOf(text: string): string {
  const bare = text.replace(/"[^"]*"/g, '');
  return /[^\r\n]*?([,;\t])/.exec(bare)?.[1] ?? ',';
}

interface Columns {
  readonly isHeader: boolean;
  readonly username: number;
  readonly password: number;
}

const usernameNames =
  /^(user|users?name|userid|uid|login|loginname|email|emailaddress|mail|account|accountname|benutzer(name)?|anmeldename|utilisateur|identifiant|usuario|correo|utente|gebruiker(snaam)?)$/;
const passwordNames =
  /^(password|userpassword|pass|passwd|passphrase|pwd|pw|secret|passwort|kennwort|motdepasse|mdp|contrase[nñ]a|clave|senha|wachtwoord)$/;

function columnsOf({ line, cells }: Row): Columns {
  const names = cells.map((cell) => cell.toLowerCase().replace(/[^\p{L}\d]/gu, ''));
  const username = names.findIndex((name) => usernameNames.test(name));
  const password = names.findIndex((name) => passwordNames.test(name));
  if (username >= 0 && password >= 0) return { isHeader: true, username, password };
  if (username >= 0 || password >= 0) {
    const missing = username >= 0 ? 'a password' : 'a user name';
    throw problemAt(
      line,
      `This line names columns and none of them is ${missing}: call the two username and password.`,
    );
  }
  if (cells.length === 2) return { isHeader: false, username: 0, password: 1 };
  throw problemAt(
    line,
    cells.length === 1
      ? 'There is one column and there must be two: a user name and a password, such as anna,secret.'
      : `There are ${cells.length} columns: say which are which in a first line, such as username,password.`,
  );
}

function readLogins(
  rows: readonly Row[],
  { username: userColumn, password: passwordColumn }: Columns,
  firstLine: number,
): readonly Credentials[] {
  const problems: LoginsProblem[] = [];
  const lineOf = new Map<string, number>();
  const logins = rows.flatMap(({ line, cells }): Credentials[] => {
    const username = cells[userColumn]?.trim() ?? '';
    const password = cells[passwordColumn] ?? '';
    const earlier = lineOf.get(username);
    if (username === '' || password === '') {
      problems.push({ line, message: 'A login needs both a user name and a password.' });
      return [];
    }
    if (earlier !== undefined) {
      problems.push({ line, message: `“${username}” is on line ${earlier} already.` });
      return [];
    }
    lineOf.set(username, line);
    return [{ username, password }];
  });
  if (problems.length > 0) throw new LoginsFileError(problems);
  if (logins.length === 0) throw problemAt(firstLine, 'There is no login below this line.');
  if (logins.length > maxUsers) {
    const most = maxUsers.toLocaleString('en-US');
    throw problemAt(firstLine, `There are more than ${most} logins, and no run has more users.`);
  }
  return logins;
}

function problemAt(line: number, message: string, options?: ErrorOptions): LoginsFileError {
  const error = new LoginsFileError([{ line, message }]);
  if (options?.cause !== undefined) error.cause = options.cause;
  return error;
}
