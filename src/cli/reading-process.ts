import { serveTasks } from '../batch/tasks.ts';
import { answer } from './tasks.ts';

/** The process in which files are read for a command. */
serveTasks({ answer });
