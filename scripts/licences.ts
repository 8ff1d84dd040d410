import { type Dependency, installed, isPermissive } from './licences/installed.ts';

/** Lists every installed package that ziping needs to run, with its licence; fails on one that is not permissive. */
function main(): void {
  const all = installed();
  for (const { name, version, licence } of all) console.log(`${licence.padEnd(24)} ${name}@${version}`);
  const refused = all.filter(({ licence }) => !isPermissive(licence));
  const counts = Map.groupBy(all, ({ licence }: Dependency) => licence);
  console.log([...counts].map(([licence, own]) => `${licence} ${own.length}`).join(' · '));
  for (const { name, licence } of refused) console.error(`not permissive: ${name}: ${licence}`);
  process.exitCode = refused.length > 0 ? 1 : 0;
}

if (import.meta.main) main();
