import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { givenModel, MODEL_VARIABLE } from '../read/ocr/model-files.ts';

/**
 * A command that reads pictures with a recogniser of the user's own where one is named: what reads for the command
 * inherits it. It is started once before anything is read. Throws UsageError for one that is none.
 */
export function withModel(command: Command): Command {
  const before = process.env[MODEL_VARIABLE];
  return command
    .addOption(
      new Option(
        '--ocr-model <dir>',
        '用自备的 PP-OCR 识别模型（一个 .onnx、一个字符表 .txt） · reads scans with the PP-OCR model in this folder (one .onnx, and its characters as .txt)',
      ).env(MODEL_VARIABLE),
    )
    .hook('preAction', async (_, action) => {
      const { ocrModel = '' } = action.opts<{ ocrModel?: string }>();
      if (ocrModel === '') return;
      const folder = resolve(ocrModel);
      const { openPpocr } = await import('../read/ocr/ppocr.ts');
      await (await openPpocr(givenModel(folder)))?.close();
      process.env[MODEL_VARIABLE] = folder;
    })
    .hook('postAction', () => {
      if (before === undefined) delete process.env[MODEL_VARIABLE];
      else process.env[MODEL_VARIABLE] = before;
    });
}
