import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

/** As much of dbt as a project without macros needs: its files parsed, `source`, `ref` and `var` rendered, its tests as SQL. */

type Test = string | Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type Column = { readonly name: string; readonly data_tests?: readonly Test[] };
type Node = {
  readonly name: string;
  readonly columns?: readonly Column[];
  readonly data_tests?: readonly Test[];
};

export type Model = { readonly name: string; readonly sql: string; readonly refs: readonly string[] };
/** A test passes where its SQL gives no row. */
export type SqlTest = { readonly name: string; readonly sql: string };
export type Project = { readonly models: readonly Model[]; readonly tests: readonly SqlTest[] };

/** Reads a project whose sources stand in a schema. Throws where it has what is not known here. */
export function readProject(folder: string, schema: string): Project {
  const text = (path: string) => readFileSync(join(folder, path), 'utf8');
  const project = parse(text('dbt_project.yml'));
  const vars: Record<string, string> = { ...project.vars, ziping_schema: schema };
  const files = globSync('models/**/*.yml', { cwd: folder }).map(path => parse(text(path)));
  const sources = files.flatMap(file => file.sources ?? []);
  const known = new Set<string>(
    sources.flatMap(({ name, tables }) => tables.map((t: Node) => `${name}.${t.name}`)),
  );
  const models = globSync('models/**/*.sql', { cwd: folder }).sort();
  const names = new Set(models.map(path => basename(path, '.sql')));
  const render = (sql: string) =>
    sql.replace(/\{\{\s*(\w+)\(([^)]*)\)\s*\}\}/g, (_, call: string, given: string) => {
      const args = [...given.matchAll(/'([^']*)'/g)].map(match => match[1]!);
      if (call === 'var') return vars[args[0]!] ?? args[1]!;
      if (call === 'ref' && names.has(args[0]!)) return args[0]!;
      if (call === 'source' && known.has(args.join('.'))) return `${schema}.${args[1]}`;
      throw new Error(`{{ ${call}(${given}) }} leads nowhere`);
    });
  const whole = (sql: string, path: string) => {
    const rendered = render(sql).replace(/^\s*--.*$/gm, '');
    if (/\{[{%#]/.test(rendered)) throw new Error(`${path}: Jinja that is not known here`);
    return rendered;
  };
  const nodes = [
    ...sources.flatMap(({ tables }) =>
      tables.map((node: Node) => ({ node, from: `${schema}.${node.name}` })),
    ),
    ...files.flatMap(file => file.models ?? []).map((node: Node) => ({ node, from: node.name })),
  ];
  for (const { name } of files.flatMap(file => file.models ?? []))
    if (!names.has(name)) throw new Error(`${name} is described and not there`);
  const singular = globSync('tests/*.sql', { cwd: folder }).map(path => ({
    name: basename(path, '.sql'),
    sql: whole(text(path), path),
  }));
  return {
    models: inOrder(
      models.map(path => {
        const sql = text(path);
        const refs = [...sql.matchAll(/ref\('(\w+)'\)/g)].map(match => match[1]!);
        return { name: basename(path, '.sql'), sql: whole(sql, path), refs };
      }),
    ),
    tests: [...nodes.flatMap(({ node, from }) => testsOf(node, { from, render })), ...singular],
  };
}

function inOrder(models: readonly Model[]): Model[] {
  const done: Model[] = [];
  while (done.length < models.length) {
    const next = models.find(
      one => !done.includes(one) && one.refs.every(ref => done.some(({ name }) => name === ref)),
    );
    if (next === undefined) throw new Error('models refer to each other in a circle');
    done.push(next);
  }
  return done;
}

type Given = { readonly from: string; readonly render: (sql: string) => string };

function testsOf(node: Node, given: Given): SqlTest[] {
  const own = (node.data_tests ?? []).map(test => sqlTest(test, null, given));
  const ofColumns = (node.columns ?? []).flatMap(({ name, data_tests = [] }) =>
    data_tests.map(test => sqlTest(test, name, given)),
  );
  return [...own, ...ofColumns];
}

/** The four tests that dbt brings along, as its documentation says what they ask. */
function sqlTest(test: Test, column: string | null, { from, render }: Given): SqlTest {
  const [kind, args] = typeof test === 'string' ? [test, {}] : Object.entries(test)[0]!;
  const value = String(column ?? args.column_name);
  const name = `${from}: ${kind} ${value}`;
  if (kind === 'not_null') return { name, sql: `SELECT 1 FROM ${from} WHERE ${value} IS NULL` };
  if (kind === 'unique')
    return {
      name,
      sql: `SELECT 1 FROM (SELECT ${value} AS value FROM ${from}) AS t WHERE value IS NOT NULL GROUP BY value HAVING count(*) > 1`,
    };
  if (kind === 'accepted_values') {
    const list = (args.values as readonly string[]).map(one => `'${one.replaceAll("'", "''")}'`).join(', ');
    return { name, sql: `SELECT 1 FROM ${from} WHERE ${value} NOT IN (${list})` };
  }
  if (kind === 'relationships')
    return {
      name,
      sql: `SELECT 1 FROM (SELECT ${value} AS value FROM ${from}) AS t
        WHERE value IS NOT NULL AND value NOT IN (SELECT ${args.field} FROM ${render(`{{ ${args.to} }}`)})`,
    };
  throw new Error(`${kind} is no test that is known here`);
}
