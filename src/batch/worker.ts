import { readPlace } from './read-place.ts';
import { serveTasks } from './tasks.ts';

/** The process in which the documents of an archive are read. */
serveTasks({ read: readPlace });
