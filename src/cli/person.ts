import { userInfo } from 'node:os';

/** Who works here, by the name of the system; by a number where that has none, as in many containers. */
export function personHere(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}
