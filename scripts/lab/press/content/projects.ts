import type { Project } from '../model.ts';
import { OFFICES } from './offices.ts';
import { PEOPLE } from './people.ts';
import { TOWNS } from './towns.ts';

export const PROJECTS: readonly Project[] = [...TOWNS, ...PEOPLE, ...OFFICES];

/** The project with this id. */
export function projectOf(id: string): Project {
  const found = PROJECTS.find(p => p.id === id);
  if (!found) throw new RangeError(`no project ${id}; there are ${PROJECTS.map(p => p.id).join(', ')}`);
  return found;
}
