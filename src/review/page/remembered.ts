/** What a browser keeps of how its reader likes the page; one that keeps nothing forgets. */

const PREFIX = 'ziping-';

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // private windows and sandboxes have no storage
  }
}
