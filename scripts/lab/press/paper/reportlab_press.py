#!/usr/bin/env python3
"""Prints forms with reportlab: reportlab_press.py JOB.json OUT.pdf

The job holds sheets (as scripts/lab/press/model.ts has them) and a look. Odd looks use the reader's own STSong-Light,
the others an embedded TrueType font.
"""
import json
import sys

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table
from xml.sax.saxutils import escape

MM = 72 / 25.4
ALIGN = {'left': TA_LEFT, 'center': TA_CENTER, 'right': TA_RIGHT}
EMBEDDED = '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc'


def font_of(look):
    if int(look['size']) % 2 == 0:
        try:
            pdfmetrics.registerFont(TTFont('Embedded', EMBEDDED, subfontIndex=0))
            return 'Embedded'
        except Exception as error:
            print('not embedded:', error, file=sys.stderr)
    pdfmetrics.registerFont(UnicodeCIDFont('STSong-Light'))
    return 'STSong-Light'


def grid_of(sheet):
    """cells at their places in one common grid of columns"""
    cuts = sorted({c for s in sheet['sections'] for c in s['cuts']})
    cells, top = [], 0
    for section in sheet['sections']:
        taken = set()
        for r, row in enumerate(section['rows']):
            c = 0
            for cell in row:
                while (r, c) in taken:
                    c += 1
                taken |= {(i, j) for i in range(r, r + cell['rows']) for j in range(c, c + cell['cols'])}
                left, right = (cuts.index(section['cuts'][k]) for k in (c, c + cell['cols']))
                cells.append((top + r, left, cell['rows'], right - left, cell))
                c += cell['cols']
        top += len(section['rows'])
    return [b - a for a, b in zip(cuts, cuts[1:])], top, cells


def table_of(sheet, look, font, width):
    widths, rows, cells = grid_of(sheet)
    size = look['size']
    styles = {a: ParagraphStyle(a, fontName=font, fontSize=size, leading=size * 1.25, alignment=ALIGN[a], wordWrap='CJK') for a in ALIGN}
    data = [['' for _ in widths] for _ in range(rows)]
    pad = look['padding']
    commands = [('VALIGN', (0, 0), (-1, -1), look['valign'].upper()), ('LEFTPADDING', (0, 0), (-1, -1), 2), ('RIGHTPADDING', (0, 0), (-1, -1), 2),
                ('TOPPADDING', (0, 0), (-1, -1), pad), ('BOTTOMPADDING', (0, 0), (-1, -1), pad)]
    if look['rules'] == 'horizontal':
        commands += [('LINEABOVE', (0, 0), (-1, -1), 0.5, black), ('LINEBELOW', (0, 0), (-1, -1), 0.5, black)]
    elif look['rules'] != 'none':
        commands.append(('GRID', (0, 0), (-1, -1), {'hair': 0.1, 'thick': 1.6}.get(look['rules'], 0.5), black))
    for row, column, down, across, cell in cells:
        text = cell['text']
        if cell['kind'] == 'down':
            data[row][column] = Paragraph('<br/>'.join(escape(c) for c in text), styles['center'])
        elif text:
            data[row][column] = Paragraph(escape(text), styles[cell['align']])
        if down > 1 or across > 1:
            commands.append(('SPAN', (column, row), (column + across - 1, row + down - 1)))
        if look['shade'] and cell['kind'] != 'value':
            commands.append(('BACKGROUND', (column, row), (column + across - 1, row + down - 1), HexColor('#d9e2f3')))
    return Table(data, colWidths=[w * width * look['width'] / 1000 for w in widths], style=commands, splitByRow=1)


def main():
    job = json.load(open(sys.argv[1], encoding='utf-8'))
    look = job['look']
    font = font_of(look)
    page = landscape(A4) if look['landscape'] else A4
    margin = look['margin'] * MM

    def furniture(canvas, doc):
        text = {'': '', 'dash': f'- {doc.page} -', 'words': f'第 {doc.page} 页'}[look['foot']]
        canvas.setFont(font, 9)
        canvas.drawCentredString(page[0] / 2, margin / 2, text)

    doc = SimpleDocTemplate(sys.argv[2], pagesize=page, leftMargin=margin, rightMargin=margin, topMargin=margin, bottomMargin=margin)
    story = [Spacer(1, look['push'])] if look['push'] else []
    for i, sheet in enumerate(job['sheets']):
        if i and not look['together']:
            story.append(PageBreak())
        for where in ('above', 'grid', 'below'):
            if where == 'grid':
                story.append(table_of(sheet, look, font, page[0] - 2 * margin - 12))
                continue
            for line in sheet[where]:
                size = look['size'] * {'title': 1.7, 'normal': 1, 'small': 0.85}[line['size']]
                story.append(Paragraph(escape(line['text']), ParagraphStyle('line', fontName=font, fontSize=size, leading=size * 1.4, alignment=ALIGN[line['align']], wordWrap='CJK')))
    doc.build(story, onFirstPage=furniture, onLaterPages=furniture)


main()
