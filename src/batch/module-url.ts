/** A file beside a module, by the module's own ending: sources run as they are, a build has `.js`. */
export function sibling(file: string, url: string): URL {
  return new URL(url.endsWith('.ts') ? file : file.replace(/\.ts$/, '.js'), url);
}
