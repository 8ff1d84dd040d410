import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

/** Starts the Postgres that all tests of a run share, each with databases of its own; it ends with the run. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  provide('postgres', await server.database('shared'));
  return server.stop;
}
