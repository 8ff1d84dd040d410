import { type Command, Option } from 'commander';
import { FORMATS, LAYOUTS, QUERY_FORMATS } from '../warehouse/options.ts';
import type { Done, Streams } from './streams.ts';

/** The commands that feed a warehouse. */
export function addWarehouseCommands(program: Command, streams: Streams, done: Done): void {
  program
    .command('export <archive>')
    .description(
      '把归档导出成数据表：Parquet 目录、*.duckdb、postgres://、s3://、CSV 目录、*.jsonl、*.xlsx；再次导出只写新的和改动的 · ' +
        'feeds a warehouse or a person; a second export writes only what is new or changed',
    )
    .requiredOption('--to <target>', '目标 · where to write')
    .addOption(
      new Option(
        '--format <format>',
        '目录里的文件，默认 parquet · file format in a folder (default: parquet)',
      ).choices(FORMATS),
    )
    .option('--by-year', 'Parquet 按预算年度分目录 · partitions Parquet by fiscal year')
    .option('--bom', 'CSV 带 BOM，Excel 直接打开不乱码 · CSV with a byte order mark, so that Excel reads it')
    .option(
      '--schema <name>',
      'Postgres 的模式，默认 ziping_warehouse · Postgres schema (default: ziping_warehouse)',
    )
    .addOption(
      new Option(
        '--layout <layout>',
        'Excel：tables 每个数据表一页，review 每张自评表一页复核表（目标是目录时每个部门一个工作簿） · Excel: tables = a sheet per table, review = a review sheet per form (in a folder: a workbook per department)',
      ).choices(LAYOUTS),
    )
    .option(
      '--review-url <url>',
      'Excel 里的链接指向这个复核页 · links in the workbook lead to this review page',
    )
    .option('--without-people', '不导出人名与电话 · leaves out names and telephone numbers of people')
    .addHelpText(
      'after',
      '\n例 · for example:\n  $ ziping export archive.ziping --to warehouse/\n' +
        '  $ ziping export archive.ziping --to warehouse.duckdb\n' +
        '  $ ziping export archive.ziping --to postgres://user@host/db\n' +
        '  $ ziping export archive.ziping --to csv/ --format csv --bom\n' +
        '  $ ziping export archive.ziping --to 复核表.xlsx --layout review\n' +
        '  $ ziping export archive.ziping --to 复核/ --layout review\n',
    )
    .action(async (archive, flags) => {
      const { exportCommand } = await import('./export.ts');
      done(await exportCommand(archive, flags, streams));
    });
  program
    .command('query <archive> <sql>')
    .description(
      '用 SQL 查询归档里的数据表，不必导出 · runs SQL on the tables of an archive, without an export',
    )
    .addOption(new Option('--format <format>', '输出 · output format').choices(QUERY_FORMATS))
    .addHelpText(
      'after',
      '\n例 · for example:\n  $ ziping query archive.ziping "SELECT rule, count(*) FROM findings GROUP BY rule"\n' +
        '  $ ziping query archive.ziping "DESCRIBE indicators"\n',
    )
    .action(async (archive, sql, flags) => {
      const { queryCommand } = await import('./query.ts');
      done(await queryCommand(archive, sql, { flags, streams }));
    });
}
