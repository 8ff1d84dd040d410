/** A file that cannot be read. One of these costs one document; the others go on. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  /** a short machine-readable word, printed as `error.code` */
  readonly code: SourceErrorCode;

  constructor(code: SourceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type SourceErrorCode =
  | 'not-found'
  | 'unreadable'
  | 'empty'
  | 'unknown-format'
  | 'malformed'
  | 'encrypted'
  | 'wrong-password'
  | 'too-large'
  | 'not-text'
  | 'scrambled'
  | 'too-long'
  | 'needs-ocr'
  | 'timed-out'
  | 'out-of-memory'
  | 'crashed'
  | 'changed';

/** A command or a call that was given something it cannot work with (exit status 2). */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An archive that cannot be opened or written: full disk, no permission, database gone (exit status 1). */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** A dump of which a form is lost, or would have to be guessed. */
export function scrambled(): SourceError {
  return new SourceError(
    'scrambled',
    '文本已打乱，分不清各行各列，请改用原 PDF · the text no longer tells which row and column its values stood in: read the PDF itself',
  );
}
