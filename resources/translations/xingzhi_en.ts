<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name></name>
    <message>
        <location filename="../../kb/content/effect.py"/>
        <source>与 {old} 互相替代</source>
        <translation>{old} and this article replace each other</translation>
    </message>
    <message>
        <location filename="../../kb/content/effect.py"/>
        <source>replaces 的 {name} 比本文施行得晚</source>
        <translation>{name}, which this article replaces, is in force later than this one</translation>
    </message>
    <message>
        <location filename="../../kb/content/front_matter.py"/>
        <source>文章头：读不懂（TOML）</source>
        <translation>head of the article: cannot be read (TOML)</translation>
    </message>
    <message>
        <location filename="../../kb/content/front_matter.py"/>
        <source>文章头没有结束行（---），按正文显示</source>
        <translation>the head of the article has no closing line (---) and is shown as text</translation>
    </message>
    <message>
        <location filename="../../kb/content/front_matter.py"/>
        <source>文章头有 {count} 行，只读前 {most_lines} 行</source>
        <translation>the head of the article has {count} lines, only the first {most_lines} are read</translation>
    </message>
    <message>
        <location filename="../../kb/content/front_matter.py"/>
        <source>不是“名称: 值”</source>
        <translation>not "name: value"</translation>
    </message>
    <message>
        <location filename="../../kb/content/front_matter.py"/>
        <source>不认识的名称，没有采用</source>
        <translation>a name that is not known here, left out</translation>
    </message>
    <message>
        <location filename="../../kb/content/front_matter.py"/>
        <source>{name} 写了不止一次，以最后一次为准</source>
        <translation>{name} is given more than once, the last one counts</translation>
    </message>
    <message>
        <location filename="../../kb/content/front_matter.py"/>
        <source>{name} 的值读不懂</source>
        <translation>the value of {name} cannot be read</translation>
    </message>
    <message>
        <location filename="../../kb/content/front_matter.py"/>
        <source>{name} 只能有一个值</source>
        <translation>{name} takes one value only</translation>
    </message>
    <message>
        <location filename="../../kb/content/front_matter.py"/>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <location filename="../../kb/content/front_matter.py"/>
        <source>{name} 不是日期</source>
        <translation>{name} is not a date</translation>
    </message>
    <message>
        <location filename="../../kb/content/front_matter.py"/>
        <source>{name} 的方括号没有结束</source>
        <translation>the bracket of {name} is not closed</translation>
    </message>
    <message>
        <location filename="../../kb/content/front_matter.py"/>
        <source>文章头：{reason}：{shown}</source>
        <translation>head of the article: {reason}: {shown}</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/encodings.py"/>
        <source>不是文本文件，或者编码无法识别</source>
        <translation>not a text file, or its encoding is not known</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/encodings.py"/>
        <source>不是文本文件</source>
        <translation>not a text file</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/epub_reader.py"/>
        <source>有 {missing} 章在书里找不到</source>
        <translation>chapters missing from the book: {missing}</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/epub_reader.py"/>
        <source>电子书有版权保护（DRM）</source>
        <translation>the e-book is copy-protected (DRM)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/epub_reader.py"/>
        <source>不是完整的电子书</source>
        <translation>not a complete e-book</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/html_reader.py"/>
        <source>网页文件大小（字节）</source>
        <translation>size of the web page (bytes)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/html_reader.py"/>
        <source>有 {unreadable} 处文字无法识别，已用 � 代替</source>
        <translation>unreadable places, shown as �: {unreadable}</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/html_reader.py"/>
        <source>网页内容无法解析</source>
        <translation>the web page cannot be parsed</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/html_reader.py"/>
        <source>网页的嵌套层数</source>
        <translation>nesting levels of the web page</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/html_reader.py"/>
        <source>表格的列数</source>
        <translation>columns of a table</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/sheet_reader.py"/>
        <source>不是 Excel 工作簿</source>
        <translation>not an Excel workbook</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/sheet_reader.py"/>
        <source>隐藏的工作表“{name}”没有读：{reason}</source>
        <translation>hidden sheet "{name}" was not read: {reason}</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/sheet_reader.py"/>
        <source>不是 Excel 工作簿，或者缺少内容</source>
        <translation>not an Excel workbook, or part of it is missing</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/sheet_reader.py"/>
        <source>工作簿内部的 XML 已损坏</source>
        <translation>the XML inside the workbook is damaged</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/sheet_reader.py"/>
        <source>工作表“{name}”有 {count} 个公式没有保存结果</source>
        <translation>sheet "{name}": formulas without a stored result: {count}</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/sheet_reader.py"/>
        <source>行</source>
        <translation>rows</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/sheet_reader.py"/>
        <source>列</source>
        <translation>columns</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/sheet_reader.py"/>
        <source>工作表“{name}”里隐藏的 {hidden}也读了进来</source>
        <translation>sheet "{name}": hidden {hidden} were read as well</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/formats/text_reader.py"/>
        <source>文本文件大小（字节）</source>
        <translation>size of the text file (bytes)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>Word 文档</source>
        <translation>Word document</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>旧版 Word 或 WPS 文档</source>
        <translation>Old Word or WPS document</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>Excel 工作簿</source>
        <translation>Excel workbook</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>网页</source>
        <translation>Web page</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>电子书</source>
        <translation>E-book</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>文本</source>
        <translation>Text</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>旧版 Excel 文件读不了，请在 Excel 或 WPS 里另存为 .xlsx 再导入</source>
        <translation>old Excel files cannot be read; save the file as .xlsx in Excel or WPS and import that</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>WPS 表格文件读不了，请在 WPS 里另存为 .xlsx 再导入</source>
        <translation>WPS spreadsheets cannot be read; save the file as .xlsx in WPS and import that</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>RTF 文件读不了，请在 Word 里另存为 .docx 再导入</source>
        <translation>RTF files cannot be read; save the file as .docx in Word and import that</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>演示文稿读不了，请另存为 PDF 再导入</source>
        <translation>slides cannot be read; save the file as PDF and import that</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>OFD 文件读不了，请用阅读器导出为 PDF 再导入</source>
        <translation>OFD files cannot be read; export the file as PDF in its viewer and import that</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>MHT 网页读不了，请在浏览器里另存为 .html 再导入</source>
        <translation>MHT pages cannot be read; save the page as .html in the browser and import that</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>不认识的文件类型（{suffix}）</source>
        <translation>unknown type of file ({suffix})</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>没有扩展名</source>
        <translation>no extension</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>不是普通文件</source>
        <translation>not an ordinary file</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>文件是空的</source>
        <translation>the file is empty</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>文件大小（字节）</source>
        <translation>size of the file (bytes)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>文件里没有文字</source>
        <translation>there is no text in the file</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>文件数</source>
        <translation>number of files</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/importer.py"/>
        <source>文件在预览之后又被改动过，请重新预览</source>
        <translation>the file has changed since the preview; preview it again</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/isolation.py"/>
        <source>读取一页所需的时间（秒）</source>
        <translation>time to read a page (seconds)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/isolation.py"/>
        <source>文件已损坏，读到一半无法继续</source>
        <translation>the file is damaged; reading stopped half-way</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/isolation.py"/>
        <source>读取所需的内存（MB）</source>
        <translation>memory for reading (MB)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/limits.py"/>
        <source>段落数</source>
        <translation>number of paragraphs</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/limits.py"/>
        <source>字数</source>
        <translation>number of characters</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/limits.py"/>
        <source>表格的单元格数</source>
        <translation>cells of the table</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/limits.py"/>
        <source>读取文件所需的时间（秒）</source>
        <translation>time to read the file (seconds)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/long_paragraphs.py"/>
        <source>有 {count} 段长得不像一段（可能丢了换行），已分段</source>
        <translation>{count} paragraphs too long to be paragraphs (line ends may have been lost) were divided</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/packages.py"/>
        <source>不是完整的文档</source>
        <translation>not a complete document</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/packages.py"/>
        <source>文档内部单个部件的大小（字节）</source>
        <translation>size of a part inside the document (bytes)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/packages.py"/>
        <source>文档受密码保护</source>
        <translation>the document is protected by a password</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/packages.py"/>
        <source>文档内部有部件已损坏</source>
        <translation>a part inside the document is damaged</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/packages.py"/>
        <source>压缩包内有重名的部件</source>
        <translation>two parts in the archive have the same name</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/packages.py"/>
        <source>压缩包用了办公文档不用的压缩方式</source>
        <translation>the archive is compressed in a way office documents are not</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/packages.py"/>
        <source>解压后的大小（字节）</source>
        <translation>size when unpacked (bytes)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/packages.py"/>
        <source>文档受密码保护，或者是旧版格式改了扩展名</source>
        <translation>the document is protected by a password, or is an old format with a changed extension</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/packages.py"/>
        <source>压缩包内的文件数</source>
        <translation>number of files in the archive</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/pdf/reader.py"/>
        <source>不是 PDF 文件</source>
        <translation>not a PDF file</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/pdf/reader.py"/>
        <source>PDF 文件已损坏</source>
        <translation>the PDF file is damaged</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/pdf/reader.py"/>
        <source>PDF 文件有页面已损坏</source>
        <translation>a page of the PDF file is damaged</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/pdf/reader.py"/>
        <source>页数</source>
        <translation>number of pages</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/pdf/reader.py"/>
        <source>这是扫描件（{count} 页都是图片），没有可以读取的文字；请先做文字识别（OCR）</source>
        <translation>this is a scan (pages that are pictures: {count}) without any text; run text recognition (OCR) on it first</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/pdf/reader.py"/>
        <source>这是动态表单（XFA），这里可能只有它的占位文字；请用 Adobe Reader 打印成 PDF 再导入</source>
        <translation>this is a dynamic form (XFA) and may hold no more than its placeholder; print it to PDF in Adobe Reader and import that</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/pdf/reader.py"/>
        <source>等</source>
        <translation> and more</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/pdf/reader.py"/>
        <source>第 {shown} 页是图片，没有文字</source>
        <translation>pages that are pictures without text: {shown}</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/pdf/reader.py"/>
        <source>一页的字数</source>
        <translation>characters on a page</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/preview.py"/>
        <source>“{title}”只有标题，没有正文，没有导入</source>
        <translation>"{title}" has a heading but no text and was not imported</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/word/formulas.py"/>
        <source>公式的嵌套层数</source>
        <translation>nesting levels of a formula</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/word/old_reader.py"/>
        <source>这是 RTF 文件，请在 Word 里另存为 .docx 再导入</source>
        <translation>this is an RTF file; save it as .docx in Word and import that</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/word/old_reader.py"/>
        <source>这种 .doc/.wps 文件读不了，请在 Word 或 WPS 里另存为 .docx 再导入</source>
        <translation>this .doc or .wps file cannot be read; save it as .docx in Word or WPS and import that</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/word/old_reader.py"/>
        <source>旧版 Word 格式：请对照原件核对编号和表格</source>
        <translation>old Word format: compare numbering and tables with the original</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/word/old_reader.py"/>
        <source>这个旧版 Word 文件读不了，请在 Word 或 WPS 里另存为 .docx 再导入</source>
        <translation>this old Word file cannot be read; save it as .docx in Word or WPS and import that</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/word/old_reader.py"/>
        <source>旧版 Word 文件已损坏</source>
        <translation>the old Word file is damaged</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/word/reader.py"/>
        <source>不是 Word 文档，或者缺少正文</source>
        <translation>not a Word document, or its text is missing</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/word/reader.py"/>
        <source>正文的 XML 已损坏</source>
        <translation>the XML of the text is damaged</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/word/reader.py"/>
        <source>文档的嵌套层数</source>
        <translation>nesting levels of the document</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>页眉页脚</source>
        <translation>Headers and footers</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>页码</source>
        <translation>Page numbers</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>目录</source>
        <translation>Table of contents</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>修订中已删除的文字</source>
        <translation>Text deleted in tracked changes</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>批注</source>
        <comment>comments</comment>
        <translation>Comments</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>隐藏的文字</source>
        <translation>Hidden text</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>没有填写的提示</source>
        <translation>Prompts nobody filled in</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>图片</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>图表</source>
        <translation>Charts</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>嵌入的对象或附件</source>
        <translation>Embedded objects or attachments</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>插在里面的文件（这种格式读不了）</source>
        <translation>Inserted files (in a format that cannot be read)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>宏（没有读取，也没有运行）</source>
        <translation>Macros (neither read nor run)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>指向外部的链接（没有打开）</source>
        <translation>Links to the outside (not opened)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>网页里的脚本和样式</source>
        <translation>Scripts and styles of the web page</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>网页的导航和按钮</source>
        <translation>Navigation and buttons of the web page</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>公式的排版（改写成一行）</source>
        <translation>Layout of formulas (written on one line)</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>隐藏的工作表</source>
        <translation>Hidden sheets</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>数字还原为汉字</source>
        <translation>Digits back to Chinese numerals</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>去掉网页套话</source>
        <translation>Web boilerplate removed</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>合并断行</source>
        <translation>Broken lines joined</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>拆开连在一起的段落</source>
        <translation>Run-on paragraphs split</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>拆成几篇文章</source>
        <translation>Split into several articles</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source> {count} 处</source>
        <translation> × {count}</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>：{sample}</source>
        <translation>: {sample}</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>已停止导入；已经导入的文件不受影响。</source>
        <translation>The import was stopped; files imported before are not affected.</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>没有导入：{reason}，可能不是正常的文档；请拆小后再试。</source>
        <translation>Not imported: {reason}. This may not be a normal document; split it and try again.</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>没有导入：{reason}。</source>
        <translation>Not imported: {reason}.</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/wording.py"/>
        <source>没有导入：读写文件失败（{reason}）。</source>
        <translation>Not imported: the file could not be read or written ({reason}).</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/xml_parts.py"/>
        <source>文件中含有 XML 实体声明</source>
        <translation>the file declares XML entities</translation>
    </message>
    <message>
        <location filename="../../kb/content/importers/xml_parts.py"/>
        <source>文件内部的 XML 已损坏</source>
        <translation>the XML inside the file is damaged</translation>
    </message>
    <message>
        <location filename="../../kb/content/library.py"/>
        <source>内容包无法读取（{reason}）</source>
        <translation>the content pack cannot be read ({reason})</translation>
    </message>
    <message>
        <location filename="../../kb/content/library.py"/>
        <source>{version}（{folder}）</source>
        <translation>{version} ({folder})</translation>
    </message>
    <message>
        <location filename="../../kb/content/library.py"/>
        <source>没有版本号</source>
        <translation>no version</translation>
    </message>
    <message>
        <location filename="../../kb/content/library.py"/>
        <source>同一内容包 {id} 有两份，用了 {used}，这一份 {version} 没有用</source>
        <translation>there are two copies of content pack {id}; {used} is used, this one, {version}, is not</translation>
    </message>
    <message>
        <location filename="../../kb/content/library.py"/>
        <source>文章 id 重复：{id}</source>
        <translation>two articles have the id {id}</translation>
    </message>
    <message>
        <location filename="../../kb/content/library.py"/>
        <source>有 {count} 个字节读不懂，显示为 �</source>
        <translation>unreadable bytes, shown as �: {count}</translation>
    </message>
    <message>
        <location filename="../../kb/content/library.py"/>
        <source>第 {line} 行：{reason}</source>
        <translation>line {line}: {reason}</translation>
    </message>
    <message>
        <location filename="../../kb/content/manifest.py"/>
        <source>文件夹不存在</source>
        <translation>the folder does not exist</translation>
    </message>
    <message>
        <location filename="../../kb/content/manifest.py"/>
        <source>清单无法读取</source>
        <translation>the manifest cannot be read</translation>
    </message>
    <message>
        <location filename="../../kb/content/manifest.py"/>
        <source>清单缺少有效的 id</source>
        <translation>the manifest has no valid id</translation>
    </message>
    <message>
        <location filename="../../kb/content/manifest.py"/>
        <source>清单缺少 name</source>
        <translation>the manifest has no name</translation>
    </message>
    <message>
        <location filename="../../kb/content/manifest.py"/>
        <source>我的文档</source>
        <translation>My documents</translation>
    </message>
    <message>
        <location filename="../../kb/content/markdown/blocks.py"/>
        <source>文章太长，从这里起按原样显示，不分标题、列表和表格</source>
        <translation>the article is too long: from here on it is shown as written, without headings, lists and tables</translation>
    </message>
    <message>
        <location filename="../../kb/content/markdown/blocks.py"/>
        <source>嵌套超过 {deepest} 层，更深处按原样显示</source>
        <translation>nested more than {deepest} levels deep; what lies deeper is shown as it is written</translation>
    </message>
    <message>
        <location filename="../../kb/content/own_documents/documents.py"/>
        <source>{title}（副本）</source>
        <translation>{title} (copy)</translation>
    </message>
    <message>
        <location filename="../../kb/content/own_documents/documents.py"/>
        <source>随程序或内容包来的文章不能改，可以复制到“我的文档”再改</source>
        <translation>articles that came with the program or with a pack cannot be changed; copy the article to "My documents" and edit the copy</translation>
    </message>
    <message>
        <location filename="../../kb/content/own_documents/editing.py"/>
        <source>发布日期</source>
        <translation>Issued on</translation>
    </message>
    <message>
        <location filename="../../kb/content/own_documents/editing.py"/>
        <source>施行日期</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <location filename="../../kb/content/own_documents/editing.py"/>
        <source>失效日期</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <location filename="../../kb/content/own_documents/editing.py"/>
        <source>标题不能是空的</source>
        <translation>the title must not be empty</translation>
    </message>
    <message>
        <location filename="../../kb/content/own_documents/editing.py"/>
        <source>正文不能是空的</source>
        <translation>the text must not be empty</translation>
    </message>
    <message>
        <location filename="../../kb/content/own_documents/editing.py"/>
        <source>{wrong}不是日期</source>
        <translation>not a date: {wrong}</translation>
    </message>
    <message>
        <location filename="../../kb/content/own_documents/editing.py"/>
        <source>正文太长（最多 {largest_article} MB）</source>
        <translation>the text is too long (at most {largest_article} MB)</translation>
    </message>
    <message>
        <location filename="../../kb/content/own_documents/editing.py"/>
        <source>正文的写法会改掉文章的编号</source>
        <translation>written like this, the text would change the id of the article</translation>
    </message>
    <message>
        <location filename="../../kb/content/own_documents/trash.py"/>
        <source>原来的位置已经有同名的文档</source>
        <translation>a document of that name is there already</translation>
    </message>
    <message>
        <location filename="../../kb/content/pack_files.py"/>
        <source>文件太多，只看前 {most} 个</source>
        <translation>too many files, only the first {most} are looked at</translation>
    </message>
    <message>
        <location filename="../../kb/content/pack_files.py"/>
        <source>文件夹套得太深（超过 {deepest} 层），没有读取</source>
        <translation>folders nested too deep (more than {deepest} levels) were not read</translation>
    </message>
    <message>
        <location filename="../../kb/content/pack_files.py"/>
        <source>是链接，不读取</source>
        <translation>a link, not read</translation>
    </message>
    <message>
        <location filename="../../kb/content/pack_files.py"/>
        <source>文件名不是 UTF-8，改名后才能读</source>
        <translation>the file name is not UTF-8; rename the file</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/selection.py"/>
        <source>同一内容包 {id} 有两份，用了 {words}，这一份 {version} 没有用</source>
        <translation>there are two copies of content pack {id}; {words} is used, this one, {version}, is not</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/wording.py"/>
        <source>随程序</source>
        <translation>With the program</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/wording.py"/>
        <source>已安装</source>
        <translation>Installed</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/wording.py"/>
        <source>手工放入</source>
        <translation>Placed by hand</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/wording.py"/>
        <source>自己导入</source>
        <translation>Imported here</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/wording.py"/>
        <source>公钥由管理员指定</source>
        <translation>public key chosen by your administrator</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/wording.py"/>
        <source>与已安装的版本是同一公钥</source>
        <translation>same public key as the installed version</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/wording.py"/>
        <source>此公钥签过本机的另一个内容包</source>
        <translation>this public key has signed another content pack on this PC</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/wording.py"/>
        <source>本机第一次见到这个公钥，请核对指纹</source>
        <translation>this PC sees this public key for the first time; check the fingerprint</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/wording.py"/>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/wording.py"/>
        <source>修改</source>
        <translation>Changed</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/wording.py"/>
        <source>只改标题、岗位或日期</source>
        <translation>Only title, role or date changed</translation>
    </message>
    <message>
        <location filename="../../kb/content/packs/wording.py"/>
        <source>移除</source>
        <translation>Removed</translation>
    </message>
    <message>
        <location filename="../../kb/content/parser.py"/>
        <source>文章里的格式符号超过 {most:,} 个，多出来的按原样显示</source>
        <translation>the article has more than {most:,} formatting marks: the rest are shown as written</translation>
    </message>
    <message>
        <location filename="../../kb/content/parser.py"/>
        <source>{count} 张图片（或视频等）没有文字说明，不显示</source>
        <translation>{count} pictures (or videos and the like) carry no words and are not shown</translation>
    </message>
    <message>
        <location filename="../../kb/content/questions.py"/>
        <source>问法文件读不懂（{error}）</source>
        <translation>the file of questions cannot be read ({error})</translation>
    </message>
    <message>
        <location filename="../../kb/content/questions.py"/>
        <source>问法：没有小标题“{heading}”</source>
        <translation>questions: no heading "{heading}"</translation>
    </message>
    <message>
        <location filename="../../kb/content/questions.py"/>
        <source>问法：“{heading}”下面没有问题</source>
        <translation>questions: there are none below "{heading}"</translation>
    </message>
    <message>
        <location filename="../../kb/content/questions.py"/>
        <source>问法重复：{question}</source>
        <translation>question asked twice: {question}</translation>
    </message>
    <message>
        <location filename="../../kb/content/quiz.py"/>
        <source>题库文件读不懂（{error}）</source>
        <translation>the quiz file cannot be read ({error})</translation>
    </message>
    <message>
        <location filename="../../kb/content/quiz.py"/>
        <source>题号重复：{id}</source>
        <translation>two quiz questions have the id {id}</translation>
    </message>
    <message>
        <location filename="../../kb/content/quiz.py"/>
        <source>{id}：选项太少或有重复</source>
        <translation>{id}: too few answers, or the same one twice</translation>
    </message>
    <message>
        <location filename="../../kb/content/quiz.py"/>
        <source>{id}：选项超过 {most_options} 个</source>
        <translation>{id}: more than {most_options} answers</translation>
    </message>
    <message>
        <location filename="../../kb/content/quiz.py"/>
        <source>{id}：answer 不是选项的序号</source>
        <translation>{id}: "answer" is not the number of an answer</translation>
    </message>
    <message>
        <location filename="../../kb/content/quiz.py"/>
        <source>{id}：没有这篇文章 {source}</source>
        <translation>{id}: there is no article {source}</translation>
    </message>
    <message>
        <location filename="../../kb/content/quiz.py"/>
        <source>{id}：{source} 里没有这句“{quote}”</source>
        <translation>{id}: {source} does not say "{quote}"</translation>
    </message>
    <message>
        <location filename="../../kb/content/structure.py"/>
        <source>结构文件读不懂（{error}）</source>
        <translation>the file of the structure cannot be read ({error})</translation>
    </message>
    <message>
        <location filename="../../kb/errors.py"/>
        <source>{what}超过上限（{found:,}，上限 {limit:,}）</source>
        <translation>{what}: {found:,} is too much, the limit is {limit:,}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/csv_format.py"/>
        <source>清单</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/csv_format.py"/>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/csv_format.py"/>
        <source>小标题</source>
        <translation>Heading</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/csv_format.py"/>
        <source>条目</source>
        <translation>Item</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/csv_format.py"/>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/csv_format.py"/>
        <source>勾选时间</source>
        <translation>Ticked at</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/csv_format.py"/>
        <source>勾选人</source>
        <translation>Ticked by</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/csv_format.py"/>
        <source>签字</source>
        <translation>Sign-off</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/formats.py"/>
        <source>CSV 表格</source>
        <translation>CSV table</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/formats.py"/>
        <source>Markdown 文档</source>
        <translation>Markdown document</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/markdown.py"/>
        <source>## {period}（{progress}）</source>
        <translation>## {period} ({progress})</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/markdown.py"/>
        <source>## 签字</source>
        <translation>## Sign-offs</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/markdown.py"/>
        <source>- {sign_off}（{at}）
  - {change}</source>
        <translation>- {sign_off} ({at})
  - {change}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/markdown.py"/>
        <source>（{aside}）</source>
        <translation> ({aside})</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>已不在清单中</source>
        <translation>no longer on the list</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>不分日期</source>
        <translation>No date</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>{day} 第 {number} 份</source>
        <translation>{day}, no. {number}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>{done}/{total} 全部完成</source>
        <translation>{done}/{total}, all done</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>{done}/{total} 已完成</source>
        <translation>{done}/{total} done</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>：{words}</source>
        <translation>: {words}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>{name} {day} 签字（核对码 {code}）{words}</source>
        <translation>{name} signed off on {day} (check code {code}){words}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>签字后又勾了 {later} 条</source>
        <translation>Ticked since: {later}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>签字后没有改动{later}</source>
        <translation>No changes since the sign-off{later}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>，{later}</source>
        <translation>; {later}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>签字后有改动：{changes}</source>
        <translation>Changed since the sign-off: {changes}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>存下的签字与签字时不符</source>
        <translation>what is stored does not match what was signed</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>取消了 {} 个勾</source>
        <translation>ticks removed: {}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>重新勾了 {} 条</source>
        <translation>ticked again: {}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>改了 {} 条的文字或位置</source>
        <translation>text or place changed: {}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>少了 {} 条</source>
        <translation>items gone: {}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>多了 {} 条</source>
        <translation>items added: {}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>{state}（打勾时是：{text}）</source>
        <translation>{state} (when ticked it read: {text})</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/checklists/wording.py"/>
        <source>{state}，{gone}</source>
        <translation>{state}, {gone}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/file_names.py"/>
        <source>行知 {stem}</source>
        <translation>Xingzhi {stem}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/anki.py"/>
        <source>#separator:tab
#html:true
#deck:行知
#guid column:1
#tags column:4
#columns:编号	正面	背面	标签
</source>
        <translation>#separator:tab
#html:true
#deck:Xingzhi
#guid column:1
#tags column:4
#columns:Id	Front	Back	Tags
</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/anki.py"/>
        <source>（{effect}）</source>
        <translation> ({effect})</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/anki.py"/>
        <source>{name}：{words}</source>
        <translation>{name}: {words}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/anki.py"/>
        <source>“{beginning}……”这一段是怎么说的？</source>
        <translation>"{beginning}…" How does this passage go on?</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>文章</source>
        <translation>Article</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>位置</source>
        <translation>Position</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>引文</source>
        <translation>Quote</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>批注</source>
        <translation>Note</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>标记</source>
        <translation>Kind</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>创建时间</source>
        <translation>Created</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>修改时间</source>
        <translation>Modified</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>文章版本</source>
        <translation>Version of the article</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>效力</source>
        <translation>Validity</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/csv_format.py"/>
        <source>链接</source>
        <translation>Link</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/fields.py"/>
        <source>不是一条记录</source>
        <translation>not an entry</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/fields.py"/>
        <source>缺少 {name}</source>
        <translation>{name} is missing</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/fields.py"/>
        <source>{name} 不是文字</source>
        <translation>{name} is not text</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/fields.py"/>
        <source>{name} 不是位置</source>
        <translation>{name} is not a position</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/fields.py"/>
        <source>end 在 start 之前</source>
        <translation>end comes before start</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/fields.py"/>
        <source>{name} 不是文字列表</source>
        <translation>{name} is not a list of texts</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/fields.py"/>
        <source>{name} 不是时间</source>
        <translation>{name} is not a time</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/fields.py"/>
        <source>正文与校验值不符</source>
        <translation>the text does not match its checksum</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/fields.py"/>
        <source>不是列表</source>
        <translation>not a list</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/fields.py"/>
        <source>第 {number} 条</source>
        <translation>no. {number}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/formats.py"/>
        <source>打印和学习：按标题整理的学习笔记。</source>
        <translation>For printing and studying: your notes, arranged by headings.</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/formats.py"/>
        <source>用任何文字编辑器打开，带回到原文的链接。</source>
        <translation>Opens in any text editor, with links back to the articles.</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/formats.py"/>
        <source>用 Excel 或 WPS 表格打开，一行一条。</source>
        <translation>Opens in Excel or WPS, one row for each note.</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/formats.py"/>
        <source>Anki 卡片</source>
        <translation>Anki cards</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/formats.py"/>
        <source>在 Anki 里导入，用来背诵；不含书签。</source>
        <translation>To be imported into Anki and learned by heart; without bookmarks.</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/formats.py"/>
        <source>行知笔记文件</source>
        <translation>Xingzhi notes file</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/formats.py"/>
        <source>完整保存，可在另一台电脑的行知里读入。</source>
        <translation>Everything, to be read by Xingzhi on another PC.</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/formats.py"/>
        <source>W3C 网页批注</source>
        <translation>W3C Web Annotation</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/formats.py"/>
        <source>供支持 Web Annotation 标准的软件使用，行知也能读入。</source>
        <translation>For software that supports Web Annotation; Xingzhi can read it, too.</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/markdown.py"/>
        <source>- {name}：{text}</source>
        <translation>- {name}: {text}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/markdown.py"/>
        <source>- 链接：[回到原文]({address})</source>
        <translation>- Link: [back to the article]({address})</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/native_json.py"/>
        <source>由更新版本的程序保存，请先升级程序</source>
        <translation>saved by a newer version of the program; update the program first</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/native_json.py"/>
        <source>内容已损坏</source>
        <translation>the content is damaged</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/reading.py"/>
        <source>超过 {largest} MB</source>
        <translation>larger than {largest} MB</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/reading.py"/>
        <source>不是 UTF-8 编码的 JSON 文件</source>
        <translation>not a JSON file in UTF-8</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/records.py"/>
        <source>没有回顾过</source>
        <translation>never reviewed</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/sheet.py"/>
        <source>未分岗位</source>
        <translation>No role</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/webannotation_reading.py"/>
        <source>里面没有批注</source>
        <translation>there are no notes in it</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/webannotation_reading.py"/>
        <source>没有批注</source>
        <translation>no note</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/webannotation_reading.py"/>
        <source>没有指向任何文章</source>
        <translation>it points to no article</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/webannotation_reading.py"/>
        <source>没有引文</source>
        <translation>no quote</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/webannotation_reading.py"/>
        <source>批注的内容不是文字</source>
        <translation>what the note says is not text</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/wording.py"/>
        <source>行知笔记</source>
        <translation>Xingzhi notes</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/wording.py"/>
        <source>文章已不在资料库</source>
        <translation>The article is no longer in the library</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/wording.py"/>
        <source>{updated}（{pack_id}）</source>
        <translation>{updated} ({pack_id})</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/wording.py"/>
        <source>未注明日期</source>
        <translation>no date</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/wording.py"/>
        <source>{made}，修改于 {changed}</source>
        <translation>{made}, modified {changed}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/wording.py"/>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <location filename="../../kb/exchange/notes/wording.py"/>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/article_parts.py"/>
        <source>我的批注</source>
        <translation>My notes</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/article_parts.py"/>
        <source>办理人：＿＿＿＿＿＿＿＿　　复核人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日</source>
        <translation>Done by: ________________    Checked by: ________________    Date: ________________</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/article_parts.py"/>
        <source>（{tags}）</source>
        <translation> ({tags})</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/article_parts.py"/>
        <source>更新日期 {updated}</source>
        <translation>Updated {updated}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/article_parts.py"/>
        <source>　</source>
        <translation>   </translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/article_parts.py"/>
        <source>出处：{source}</source>
        <translation>Source: {source}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/listings.py"/>
        <source>{role}：{duties}</source>
        <translation>{role}: {duties}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/listings.py"/>
        <source>岗位对照：{roles}</source>
        <translation>Compare roles: {roles}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/listings.py"/>
        <source>搜索：{query}</source>
        <translation>Search: {query}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/listings.py"/>
        <source>列出前 {count} 处，</source>
        <translation>first {count} of </translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/listings.py"/>
        <source>{listed}共 {total} 处</source>
        <translation>Found: {listed}{total}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/listings.py"/>
        <source>（{reason}）</source>
        <translation> ({reason})</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/quiz_sheet.py"/>
        <source>姓名：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日　　答对：＿＿＿＿题，共 {count} 题</source>
        <translation>Name: ________________     Date: ____________     Right: ______ of {count}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/quiz_sheet.py"/>
        <source>{title}：答案</source>
        <translation>{title}: answers</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/quiz_sheet.py"/>
        <source>{why}（{where}）</source>
        <translation>{why} ({where})</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/ticks.py"/>
        <source>（{period}）</source>
        <translation> ({period})</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/printing/ticks.py"/>
        <source>勾选{period}：{progress}</source>
        <translation>Ticked{period}: {progress}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/csv_format.py"/>
        <source>关键词</source>
        <translation>Keyword</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/csv_format.py"/>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/csv_format.py"/>
        <source>本岗位共</source>
        <translation>Total for the role</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/csv_format.py"/>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/csv_format.py"/>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/csv_format.py"/>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/csv_format.py"/>
        <source>{role}：来源</source>
        <translation>{role}: source</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/markdown.py"/>
        <source># 按岗位：{query}</source>
        <translation># By role: {query}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/markdown.py"/>
        <source>列出 {count} 处，</source>
        <translation>first {count} of </translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/markdown.py"/>
        <source>## {role}（{listed}共 {total} 处）</source>
        <translation>## {role} (found: {listed}{total})</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/markdown.py"/>
        <source># 岗位对照：{roles}</source>
        <translation># Compare roles: {roles}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/markdown.py"/>
        <source>（{words}）</source>
        <translation> ({words})</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/markdown.py"/>
        <source>- {text}
  - 来源：{place}{reason}</source>
        <translation>- {text}
  - Source: {place}{reason}</translation>
    </message>
    <message>
        <location filename="../../kb/exchange/results/markdown.py"/>
        <source>**来源**：{path}</source>
        <translation>**Source**: {path}</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>文件太大（{size:.1f} MB，最多 {most:.0f} MB）</source>
        <translation>the file is too large ({size:.1f} MB, at most {most:.0f} MB)</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>编码认不出（不是 UTF-8、UTF-16、GB18030 或 Big5）</source>
        <translation>unknown encoding (neither UTF-8, UTF-16, GB18030 nor Big5)</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>文件不存在</source>
        <translation>the file does not exist</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>没有读取权限</source>
        <translation>no permission to read it</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>是文件夹，不是文件</source>
        <translation>a folder, not a file</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>无法读取（{reason}）</source>
        <translation>cannot be read ({reason})</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>无法读取</source>
        <translation>cannot be read</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>没有权限</source>
        <translation>no permission</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>那里只能读，不能写</source>
        <translation>that place is read-only</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>文件或文件夹不存在</source>
        <translation>the file or folder does not exist</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>同名的文件已经在那里</source>
        <translation>a file of that name is there already</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>路径中有一段是文件，不是文件夹</source>
        <translation>a part of the path is a file, not a folder</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>那里是文件夹，不是文件</source>
        <translation>that is a folder, not a file</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>文件夹不是空的</source>
        <translation>the folder is not empty</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>磁盘已满</source>
        <translation>the disk is full</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>磁盘配额已满</source>
        <translation>the disk quota is used up</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>文件太大</source>
        <translation>the file is too large</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>文件名太长</source>
        <translation>the file name is too long</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>链接绕成了圈</source>
        <translation>links lead in a circle</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>正被别的程序使用</source>
        <translation>another program is using it</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>打开的文件太多</source>
        <translation>too many open files</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>磁盘读写出错</source>
        <translation>the disk failed to read or write</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>：{name}</source>
        <translation>: {name}</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>读写失败，{reason}{which}</source>
        <translation>reading or writing failed: {reason}{which}</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>系统错误 {errno}</source>
        <translation>system error {errno}</translation>
    </message>
    <message>
        <location filename="../../kb/files.py"/>
        <source>无法读写</source>
        <translation>cannot be read or written</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>部分匹配</source>
        <translation>Partial match</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>同义词</source>
        <translation>Synonym</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>拼音</source>
        <translation>Pinyin</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>纠错</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>问法</source>
        <translation>Question</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>意思相近</source>
        <translation>Similar meaning</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>划线</source>
        <translation>Highlight</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>下划线</source>
        <translation>Underline</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>书签</source>
        <translation>Bookmark</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>每天一份</source>
        <translation>A new one every day</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>一份，不分日期</source>
        <translation>One, whatever the date</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>每次一份</source>
        <translation>A new one each time</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>现行</source>
        <translation>In force</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>未生效</source>
        <translation>Not yet in force</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>已废止</source>
        <translation>Repealed</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>原位</source>
        <translation>In place</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>移动</source>
        <translation>Moved</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>文字有变</source>
        <translation>Text changed</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>失锚</source>
        <translation>Orphaned</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>未勾</source>
        <translation>Not ticked</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>已勾</source>
        <translation>Ticked</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>已勾，文字有变</source>
        <translation>Ticked, text changed</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>数字</source>
        <translation>Number</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>日期或期限</source>
        <translation>Date or deadline</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>要求</source>
        <translation>Requirement</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>否定</source>
        <translation>Negation</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>并列或选择</source>
        <translation>And / or</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>相反的说法</source>
        <translation>Opposite wording</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>由谁、对谁</source>
        <translation>Who does it, to whom</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>先后或去向</source>
        <translation>Order or destination</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>原话还在这里</source>
        <translation>The same words are here</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>说法相近</source>
        <translation>Similar wording</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>原来就在这附近</source>
        <translation>It was near here</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>相关</source>
        <translation>Relevance</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>标题</source>
        <comment>heading</comment>
        <translation>Heading</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>词语</source>
        <translation>Term</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>有批注</source>
        <translation>With notes</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>有书签</source>
        <translation>With bookmarks</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>7 天内</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>30 天内</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>更早</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>最近修改</source>
        <translation>Last modified</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>最早</source>
        <translation>Oldest first</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>按文章</source>
        <translation>By article</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>按岗位</source>
        <translation>By role</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>忘了</source>
        <translation>Forgotten</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>吃力</source>
        <translation>Hard</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>记得</source>
        <translation>Good</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>轻松</source>
        <translation>Easy</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>自动备份</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>手动备份</source>
        <translation>Manual</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>程序升级前</source>
        <translation>Before a program update</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>导入前</source>
        <translation>Before an import</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>资料更新前</source>
        <translation>Before a content update</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>恢复备份前</source>
        <translation>Before restoring a backup</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>清空回收站前</source>
        <translation>Before emptying the bin</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>{label}：{matched_as}</source>
        <translation>{label}: {matched_as}</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>{label}，{day} 起施行</source>
        <translation>{label}, from {day}</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>{label}（{day} 起）</source>
        <translation>{label} (since {day})</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>{words}，现为《{successor}》</source>
        <translation>{words}, now "{successor}"</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>{words}，至 {until}</source>
        <translation>{words}, until {until}</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>，以后为《{successor}》</source>
        <translation>, then "{successor}"</translation>
    </message>
    <message>
        <location filename="../../kb/labels.py"/>
        <source>{title}（{label}）</source>
        <translation>{title} ({label})</translation>
    </message>
    <message>
        <location filename="../../kb/model/highlight_color.py"/>
        <source>黄色</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <location filename="../../kb/model/highlight_color.py"/>
        <source>绿色</source>
        <translation>Green</translation>
    </message>
    <message>
        <location filename="../../kb/model/highlight_color.py"/>
        <source>蓝色</source>
        <translation>Blue</translation>
    </message>
    <message>
        <location filename="../../kb/model/highlight_color.py"/>
        <source>粉色</source>
        <translation>Pink</translation>
    </message>
    <message>
        <location filename="../../kb/model/highlight_color.py"/>
        <source>紫色</source>
        <translation>Purple</translation>
    </message>
    <message>
        <location filename="../../kb/profiles/conversion.py"/>
        <source>笔记正被另一个程序改动</source>
        <translation>another program is changing the notes</translation>
    </message>
    <message>
        <location filename="../../kb/profiles/conversion.py"/>
        <source>{name} 核对不符</source>
        <translation>{name} did not read back as it was written</translation>
    </message>
    <message>
        <location filename="../../kb/profiles/conversion.py"/>
        <source>笔记正被另一个程序打开</source>
        <translation>another program has the notes open</translation>
    </message>
    <message>
        <location filename="../../kb/profiles/profiles.py"/>
        <source>没有写名字，或已有人叫这个名字</source>
        <translation>no name was given, or somebody has this name already</translation>
    </message>
    <message>
        <location filename="../../kb/profiles/profiles.py"/>
        <source>这里已有不加密的 {present}</source>
        <translation>there is an unencrypted {present} already</translation>
    </message>
    <message>
        <location filename="../../kb/profiles/profiles.py"/>
        <source>恢复密钥核对不符</source>
        <translation>the recovery key did not read back as it was written</translation>
    </message>
    <message>
        <location filename="../../kb/profiles/profiles.py"/>
        <source>数据库读写失败（{error}）</source>
        <translation>the database could not be read or written ({error})</translation>
    </message>
    <message>
        <location filename="../../kb/profiles/profiles.py"/>
        <source>PIN 至少 {shortest_pin} 位</source>
        <translation>a PIN has at least {shortest_pin} characters</translation>
    </message>
    <message>
        <location filename="../../kb/records/reading_progress.py"/>
        <source>已读</source>
        <translation>Read</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>批注与回顾</source>
        <translation>Notes and review</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>起始页</source>
        <translation>Start page</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>内容更新</source>
        <translation>Content updates</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>主题</source>
        <comment>theme</comment>
        <translation>Theme</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>语言 Language（下次启动起）</source>
        <translation>Language 语言 (from the next start)</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>界面文字大小（磅）</source>
        <translation>Size of the interface (points)</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>正文大小（%）</source>
        <translation>Size of the article (%)</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>正文字体</source>
        <translation>Font of the article</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>正文行距（字号的 %）</source>
        <translation>Line height of the article (%)</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>正文宽度（每行最多几个字）</source>
        <translation>Width of the article (characters a line)</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>正文每段开头空两格</source>
        <translation>Indent the first line of each paragraph</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>用了 PIN 时，几分钟不用就锁定</source>
        <translation>With a PIN: lock after so many idle minutes</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>启动时提示今日回顾</source>
        <translation>Remind me of the daily review at start</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>回顾里加入题库</source>
        <translation>Add quiz questions to the review</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>我的岗位</source>
        <translation>My role</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>我的姓名（勾清单时记下）</source>
        <translation>My name (recorded when I tick)</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>插上 U 盘时，看看有没有新的内容包</source>
        <translation>Look for new content packs on USB sticks</translation>
    </message>
    <message>
        <location filename="../../kb/settings.py"/>
        <source>记下没找到、或看了没打开的搜索，可随反馈带给编写部门</source>
        <translation>Record searches that led nowhere, to be sent to the editors with feedback</translation>
    </message>
    <message>
        <location filename="../../kb/time_labels.py"/>
        <source>今天 </source>
        <translation>today </translation>
    </message>
    <message>
        <location filename="../../kb/time_labels.py"/>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <location filename="../../kb/time_labels.py"/>
        <source>明天</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <location filename="../../kb/time_labels.py"/>
        <source>{days} 天后（{day}）</source>
        <translation>in {days} days ({day})</translation>
    </message>
    <message>
        <location filename="../../kb/time_labels.py"/>
        <source>{month}月{day}日</source>
        <translation>{month:02}-{day:02}</translation>
    </message>
    <message>
        <location filename="../../kb/time_labels.py"/>
        <source>{year}年{day}</source>
        <translation>{year}-{day}</translation>
    </message>
    <message>
        <location filename="../../ui/app.py"/>
        <source>行知</source>
        <translation>Xingzhi</translation>
    </message>
    <message>
        <location filename="../../ui/center_stack.py"/>
        <source>岗位对照 {roles}</source>
        <translation>Compare roles {roles}</translation>
    </message>
    <message>
        <location filename="../../ui/center_stack.py"/>
        <source>（截至 {day}）</source>
        <translation> (as of {day})</translation>
    </message>
    <message>
        <location filename="../../ui/center_stack.py"/>
        <source>按岗位 {query}</source>
        <translation>By role {query}</translation>
    </message>
    <message>
        <location filename="../../ui/center_stack.py"/>
        <source>已复制为 Markdown 文本</source>
        <translation>Copied as Markdown text</translation>
    </message>
    <message>
        <location filename="../../ui/center_stack.py"/>
        <source>已导出到 {path}</source>
        <translation>Exported to {path}</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>转到(&amp;G)</source>
        <translation>&amp;Go</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>笔记(&amp;N)</source>
        <translation>&amp;Notes</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>导入文件…</source>
        <translation>Import Files…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>导入文件夹…</source>
        <translation>Import Folder…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>编辑这篇文档…</source>
        <translation>Edit This Document…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>复制到我的文档</source>
        <translation>Copy to My Documents</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>打开原件所在文件夹</source>
        <translation>Open Folder of the Original</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>删除这篇文档…</source>
        <translation>Delete This Document…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>已删除的文档…</source>
        <translation>Deleted Documents…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>安装内容包…</source>
        <translation>Install Content Pack…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>内容包管理…</source>
        <translation>Manage Content Packs…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>另存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>打印测验…</source>
        <translation>Print a Quiz…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>重建检索索引</source>
        <translation>Rebuild Search Index</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>备份与恢复…</source>
        <translation>Back Up and Restore…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>打开数据文件夹</source>
        <translation>Open Data Folder</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>设置…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>换人…</source>
        <translation>Switch Person…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>给笔记加 PIN（几个人共用电脑）…</source>
        <translation>Protect Notes by PIN (Shared PC)…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>换一个 PIN…</source>
        <translation>Change PIN…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>取消 PIN…</source>
        <translation>Remove PIN…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>复制并附出处</source>
        <translation>Copy with Source</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>搜索所选文字</source>
        <translation>Search for Selection</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>搜索全部文章</source>
        <translation>Search All Articles</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>保存或取消保存当前搜索</source>
        <translation>Save or Forget This Search</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>在本文中查找</source>
        <translation>Find in Article</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>打开下一条结果</source>
        <translation>Open Next Result</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>打开上一条结果</source>
        <translation>Open Previous Result</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>下一处</source>
        <translation>Next Match</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>上一处</source>
        <translation>Previous Match</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>资料栏</source>
        <translation>Library</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>笔记栏</source>
        <translation>Notes</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>大纲</source>
        <translation>Outline</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>只看正文</source>
        <translation>Focus Mode</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>按岗位查看结果</source>
        <translation>Results by Role</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>岗位对照</source>
        <translation>Compare Roles</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>按日期查看效力…</source>
        <translation>Show as of a Date…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>到期复核的文章…</source>
        <translation>Articles Due for Revision…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>放大文字</source>
        <translation>Larger Text</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>缩小文字</source>
        <translation>Smaller Text</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>原始大小</source>
        <translation>Original Size</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>深色主题</source>
        <translation>Dark Theme</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>快速前往…</source>
        <translation>Go To…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>主页</source>
        <translation>Home</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>有什么新内容</source>
        <translation>What's New</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>后退</source>
        <translation>Back</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>前进</source>
        <translation>Forward</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>标为已读或未读</source>
        <translation>Mark as Read or Unread</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>下一个页签</source>
        <translation>Next Tab</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>上一个页签</source>
        <translation>Previous Tab</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>关闭页签</source>
        <translation>Close Tab</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>打开接替本文的文章</source>
        <translation>Open the Article That Replaces This</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>下一栏</source>
        <translation>Next Pane</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>上一栏</source>
        <translation>Previous Pane</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>正文</source>
        <translation>Article Text</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>写批注</source>
        <translation>Write a Note</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>这段有误…</source>
        <translation>Report a Mistake…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>划线和批注的工具条</source>
        <translation>Toolbar of a Highlight</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>添加或取消书签</source>
        <translation>Add or Remove Bookmark</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>勾选清单条目</source>
        <translation>Tick Checklist Item</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>下一条批注</source>
        <translation>Next Note</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>上一条批注</source>
        <translation>Previous Note</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>全部批注</source>
        <translation>All Notes</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>核对批注位置</source>
        <translation>Check Moved Notes</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>每日回顾</source>
        <translation>Daily Review</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>导出笔记…</source>
        <translation>Export Notes…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>导入笔记…</source>
        <translation>Import Notes…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>导出反馈…</source>
        <translation>Export Feedback…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>管理标签…</source>
        <translation>Manage Tags…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>回收站…</source>
        <translation>Bin…</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>快捷键</source>
        <translation>Keyboard Shortcuts</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>搜索语法</source>
        <translation>Search Syntax</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>PIN 能防住什么，防不住什么</source>
        <translation>What a PIN Protects, and What Not</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>一分钟导览</source>
        <translation>One-Minute Tour</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>关于行知</source>
        <translation>About Xingzhi</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>，可用 {undo} 撤销</source>
        <translation>; {undo} undoes it</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>（{shortcut}）</source>
        <translation> ({shortcut})</translation>
    </message>
    <message>
        <location filename="../../ui/commands.py"/>
        <source>工具栏</source>
        <translation>Toolbar</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/by_role_view.py"/>
        <source>在搜索框里输入一项职责，例如“贷后检查”，
这里会按岗位列出文章里怎么说。</source>
        <translation>Type a duty into the search box, for example "贷后检查",
and see here what the articles of each role say.</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/by_role_view.py"/>
        <source>没有哪个岗位的文章提到“{}”。
换个说法，或减少几个字试试。</source>
        <translation>No role's articles mention "{}".
Try other words, or fewer.</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/by_role_view.py"/>
        <source>按岗位：{query}</source>
        <translation>By role: {query}</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/by_role_view.py"/>
        <source>{count} 个岗位</source>
        <translation>Roles: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/by_role_view.py"/>
        <source>{total} 处</source>
        <translation>{total} found</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/by_role_view.py"/>
        <source>另有 {rest} 处</source>
        <translation>{rest} more</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/by_role_view.py"/>
        <source>{role}：另有 {rest} 处</source>
        <translation>{role}: {rest} more</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/card.py"/>
        <source>{path}：{text}</source>
        <translation>{path}: {text}</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_document.py"/>
        <source>两岗</source>
        <translation>both roles</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_document.py"/>
        <source>三岗</source>
        <translation>all three roles</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_document.py"/>
        <source>{roles}相同 {count} 段</source>
        <translation>The same for {roles}: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_document.py"/>
        <source>{arrow} {same}，{act}</source>
        <translation>{arrow} {same} – {act}</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_document.py"/>
        <source>收起</source>
        <translation>hide</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_document.py"/>
        <source>展开</source>
        <translation>show</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_document.py"/>
        <source>只有下面相同的部分</source>
        <translation>Only what is the same, below</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_document.py"/>
        <source>《{title}》</source>
        <translation>"{title}"</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_document.py"/>
        <source>另有 {count} 段，打开文章继续阅读</source>
        <translation>{count} more – open the article to read on</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_text.py"/>
        <source>没有内容</source>
        <translation>No content</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_text.py"/>
        <source>{count} 篇文章</source>
        <translation>Articles: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_view.py"/>
        <source>在上面选择两个或三个岗位，
这里会把它们的职责、流程、沟通要点按主题并排列出。</source>
        <translation>Choose two or three roles above
to see their duties, processes and wording side by side, topic by topic.</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_view.py"/>
        <source>资料库里至少要有两个岗位的文章，才能对照。</source>
        <translation>There must be articles for at least two roles in the library to compare.</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_view.py"/>
        <source>这些岗位的文章里没有可以对照的内容。</source>
        <translation>The articles of these roles have nothing to compare.</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/comparison_view.py"/>
        <source>{section}　{number}/{count} 个主题</source>
        <translation>{section}   {number} of {count} topics</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/header.py"/>
        <source>复制为 Markdown 文本</source>
        <translation>Copy as Markdown text</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/header.py"/>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/header.py"/>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/header.py"/>
        <source>关闭，回到正文（Esc）</source>
        <translation>Close and go back to the article (Esc)</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/header.py"/>
        <source>{words}（{suffix}）</source>
        <translation>{words} ({suffix})</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/role_choice.py"/>
        <source>选择岗位</source>
        <translation>Choose a role</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/role_choice.py"/>
        <source>再加一个</source>
        <translation>Add another</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/role_choice.py"/>
        <source>第一个岗位</source>
        <translation>First role</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/role_choice.py"/>
        <source>第二个岗位</source>
        <translation>Second role</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/role_choice.py"/>
        <source>第三个岗位</source>
        <translation>Third role</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/role_choice.py"/>
        <source>对照</source>
        <translation>with</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/role_choice.py"/>
        <source>和</source>
        <translation>and</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/section_choice.py"/>
        <source>跳到主题</source>
        <translation>Go to topic</translation>
    </message>
    <message>
        <location filename="../../ui/comparison/section_choice.py"/>
        <source>{words}（相同）</source>
        <translation>{words} (same)</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/closing_controller.py"/>
        <source>另一个程序正在写笔记，存好就关闭；再关一次就不再等，没存好的会丢失</source>
        <translation>Another program is writing the notes; the window closes as soon as yours are saved. Close again to wait no longer: what is not saved is then lost</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/document_controller.py"/>
        <source>编辑…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/document_controller.py"/>
        <source>删除…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/document_controller.py"/>
        <source>已保存《{title}》</source>
        <translation>"{title}" saved</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/document_controller.py"/>
        <source>已复制到“我的文档”，可以编辑</source>
        <translation>Copied to "My documents"; you can edit it</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/document_controller.py"/>
        <source>上面有 {notes} 条批注和书签，会列在“{orphaned}”里，恢复文档后回到原处。</source>
        <translation>Its notes and bookmarks ({notes}) will be listed under "{orphaned}" and go back to their places when the document is restored.</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/document_controller.py"/>
        <source>上面没有批注。</source>
        <translation>There are no notes on it.</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/document_controller.py"/>
        <source>删除《{title}》吗？{kept}
文档和原件可以在“文件 → 已删除的文档…”里找回。</source>
        <translation>Delete "{title}"? {kept}
The document and its original can be restored with "File → Deleted Documents…".</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/document_controller.py"/>
        <source>删除文档</source>
        <translation>Delete Document</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/document_controller.py"/>
        <source>已删除《{title}》，可在“文件 → 已删除的文档…”里恢复</source>
        <translation>"{title}" deleted; "File → Deleted Documents…" restores it</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/document_controller.py"/>
        <source>已恢复《{titles}》</source>
        <translation>"{titles}" restored</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/feedback_controller.py"/>
        <source>先选中有误的那段正文。</source>
        <translation>Select the text that is wrong first.</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/feedback_controller.py"/>
        <source>已记下；“笔记 → 导出反馈…”可存成文件交给编写部门</source>
        <translation>Recorded; "Notes → Export Feedback…" saves it in a file for the editors</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/feedback_controller.py"/>
        <source>反馈 {name}</source>
        <translation>Feedback {name}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/feedback_controller.py"/>
        <source>反馈文件</source>
        <translation>Feedback file</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/feedback_controller.py"/>
        <source>反馈已存到 {path}</source>
        <translation>Feedback saved to {path}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/import_controller.py"/>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/import_controller.py"/>
        <source>正在导入</source>
        <translation>Importing</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/import_controller.py"/>
        <source>已停止读取；列出的文件可以导入。</source>
        <translation>Reading was stopped; the files listed can be imported.</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/packs_controller.py"/>
        <source>原来用 {left}，现在用 {version}</source>
        <translation>{left} was used, now {version} is</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/packs_controller.py"/>
        <source>已移除 {left}，现在用 {version}</source>
        <translation>{left} removed, {version} is used now</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/packs_controller.py"/>
        <source>已移除 {left}</source>
        <translation>{left} removed</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/packs_controller.py"/>
        <source>查看</source>
        <translation>Show</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/updates_controller.py"/>
        <source>这篇文章在你上次看过之后有改动</source>
        <translation>This article has changed since you last read it</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/updates_controller.py"/>
        <source>这篇文章是新的，需要你已读并知悉</source>
        <translation>This article is new; please read and acknowledge it</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/updates_controller.py"/>
        <source>查看改动</source>
        <translation>Show changes</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/updates_controller.py"/>
        <source>（版本 {version}）</source>
        <translation> (version {version})</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/updates_controller.py"/>
        <source>{name} 已于 {at} 知悉{version}</source>
        <translation>{name} acknowledged it on {at}{version}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/updates_controller.py"/>
        <source>已读回执 {name}</source>
        <translation>Acknowledgements {name}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/updates_controller.py"/>
        <source>已读回执</source>
        <translation>Acknowledgements</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/library/updates_controller.py"/>
        <source>已把 {count} 条回执存到 {path}</source>
        <translation>{count} acknowledgements saved to {path}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/annotation_controller.py"/>
        <source>先选中一段正文，再划线。</source>
        <translation>Select some text first, then highlight it.</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/annotation_controller.py"/>
        <source>先选中一段正文，再写批注。</source>
        <translation>Select some text first, then write a note.</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/annotation_controller.py"/>
        <source>先选中一段正文，再复制。</source>
        <translation>Select some text first, then copy it.</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/annotation_controller.py"/>
        <source>已复制，并附上出处</source>
        <translation>Copied with its source</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/draft_controller.py"/>
        <source>有 {there} 条批注的文字上次没有保存，打开那条批注就能接着写</source>
        <translation>Unsaved text of notes from last time: {there}. Open the note to go on writing</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/draft_controller.py"/>
        <source>{gone} 条没有保存的文字，批注已经删除：从回收站恢复就能接着写，文字还在 {drafts} 里</source>
        <translation>Unsaved text of deleted notes: {gone}. Restore the note from the bin to go on writing; the text is still in {drafts}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/draft_controller.py"/>
        <source>草稿写不进磁盘：保存成功以前请不要关闭窗口</source>
        <translation>The draft cannot be written to the disk: do not close the window before it is saved</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_backups.py"/>
        <source>笔记没有变，与 {made} 的备份相同</source>
        <translation>The notes have not changed; they are the same as in the backup of {made}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_backups.py"/>
        <source>已备份</source>
        <translation>Backed up</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_backups.py"/>
        <source>已恢复备份；恢复前的笔记也存了一份备份</source>
        <translation>Backup restored; the notes as they were before are a backup, too</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已划线</source>
        <translation>Highlighted</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>批注已保存</source>
        <translation>Note saved</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已换颜色</source>
        <translation>Colour changed</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已换样式</source>
        <translation>Style changed</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已添加标签“{tags}”</source>
        <translation>Tag "{tags}" added</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已去掉标签“{tags}”</source>
        <translation>Tag "{tags}" removed</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>标签“{old}”已改名为“{new}”</source>
        <translation>Tag "{old}" renamed to "{new}"</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已删除标签“{old}”</source>
        <translation>Tag "{old}" deleted</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>{what}（{count} 条批注）</source>
        <translation>{what} (notes: {count})</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已删除</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已删除 {count} 条</source>
        <translation>{count} deleted</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已恢复 {count} 条</source>
        <translation>{count} restored</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已彻底删除 {count} 条</source>
        <translation>{count} deleted for good</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已确认位置</source>
        <translation>Position confirmed</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已移到“{orphaned}”</source>
        <translation>Moved to "{orphaned}"</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已放到新的位置</source>
        <translation>Put in its new place</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已放回 {placed} 条{undoable}</source>
        <translation>{placed} put back{undoable}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>没有找到有把握的位置</source>
        <translation>No place that is certain enough was found</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>{words}；{left} 条留在“{orphaned}”</source>
        <translation>{words}; {left} left under "{orphaned}"</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已添加书签</source>
        <translation>Bookmark added</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已取消书签</source>
        <translation>Bookmark removed</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>已重做</source>
        <translation>Redone</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>{words}（{count} 条）</source>
        <translation>{words} ({count})</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_controller.py"/>
        <source>选中的批注已经是这样，没有改动</source>
        <translation>The selected notes are like that already</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_dialogs.py"/>
        <source>全部笔记</source>
        <translation>All notes</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_dialogs.py"/>
        <source>本文：{title}</source>
        <translation>This article: {title}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_dialogs.py"/>
        <source>笔记栏里选中的</source>
        <translation>Selected in the notes pane</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/notes/notes_transfer.py"/>
        <source>已导入{undoable}</source>
        <translation>Imported{undoable}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/palette_controller.py"/>
        <source>主题：{action}</source>
        <translation>Theme: {action}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/palette_controller.py"/>
        <source>本文</source>
        <translation>This article</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/palette_controller.py"/>
        <source>本文 · {above}</source>
        <translation>This article · {above}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_controller.py"/>
        <source>内容包里没有题库</source>
        <translation>The packs have no quiz questions</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_controller.py"/>
        <source>先打开一篇文章，再打印</source>
        <translation>Open an article first, then print</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_controller.py"/>
        <source>打印于 {day:%Y-%m-%d}</source>
        <translation>Printed {day:%Y-%m-%d}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>各岗位</source>
        <translation>All roles</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>测验：{role}（抽 {count} 题）</source>
        <translation>Quiz: {role} ({count} drawn)</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>测验：{role}（全部题目）</source>
        <translation>Quiz: {role} (all questions)</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>本文的一节</source>
        <translation>A section of this article</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>岗位职责：{role}</source>
        <translation>Duties: {role}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>全部文章：{role}</source>
        <translation>All articles: {role}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>岗位职责对照：{roles}</source>
        <translation>Compared duties: {roles}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>全部对照：{roles}</source>
        <translation>Compared in full: {roles}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>搜索结果：{query}（{count} 处）</source>
        <translation>Search results: {query} ({count})</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>笔记栏列出的批注（{count} 条）</source>
        <translation>Notes listed in the notes pane ({count})</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>{role} 全部文章</source>
        <translation>All articles of {role}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>{role} 岗位职责</source>
        <translation>Duties of {role}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>搜索 {query}</source>
        <translation>Search {query}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/print_scopes.py"/>
        <source>测验：{role}</source>
        <translation>Quiz: {role}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/profile_controller.py"/>
        <source>取消 PIN 后，所有笔记、备份和记录都会解密，放回数据文件夹，谁用这台电脑都能看到。一条也不会少。
窗口会先关上，完成后再打开。确定取消吗？</source>
        <translation>Without a PIN, all notes, backups and records are decrypted and put back into the data folder, where everybody who uses this PC can see them. None is lost.
The window closes first and opens again when that is done. Remove the PIN?</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/profile_controller.py"/>
        <source>取消 PIN</source>
        <translation>Remove PIN</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/checklist_controller.py"/>
        <source>；没有记姓名，按 {settings} 在“起始页”里填</source>
        <translation>; no name recorded: enter yours in Settings ({settings}) under "Start page"</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/checklist_controller.py"/>
        <source>已勾选{unnamed}</source>
        <translation>Ticked{unnamed}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/checklist_controller.py"/>
        <source>已取消勾选{undoable}</source>
        <translation>Tick removed{undoable}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/checklist_controller.py"/>
        <source>已按现在的文字确认</source>
        <translation>Confirmed as it reads now</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/checklist_controller.py"/>
        <source>开始新的一份；勾上第一条就存下来，前一份在历史里</source>
        <translation>A new list is open; it is stored with the first tick, the one before is in the history</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/checklist_controller.py"/>
        <source>已签字，核对码在历史里</source>
        <translation>Signed off; the check code is in the history</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/checklist_controller.py"/>
        <source>导出为 {words}…</source>
        <translation>Export as {words}…</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/navigation_controller.py"/>
        <source>按 Esc 或 {back} 回到每日回顾</source>
        <translation>Esc or {back} leads back to the daily review</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/navigation_controller.py"/>
        <source>离线阅读，不打开外部链接：{target}</source>
        <translation>Xingzhi works offline and opens no links to the outside: {target}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/navigation_controller.py"/>
        <source>这篇文章里没有“{fragment}”这一节</source>
        <translation>This article has no section "{fragment}"</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/navigation_controller.py"/>
        <source>这篇文章已更新</source>
        <translation>This article has been updated</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/progress_controller.py"/>
        <source>已标为已读</source>
        <translation>Marked as read</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/progress_controller.py"/>
        <source>已标为未读</source>
        <translation>Marked as unread</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/progress_controller.py"/>
        <source>读到末尾，已标为已读；点“已读”可以取消</source>
        <translation>You reached the end, so this is marked as read; click "Read" to undo that</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/tabs_controller.py"/>
        <source>新页签</source>
        <translation>New tab</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/reading/tabs_controller.py"/>
        <source>最多 {most_tabs} 个页签，已在当前页签打开</source>
        <translation>At most {most_tabs} tabs; opened in this one</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/search/results_controller.py"/>
        <source>正在建立检索索引 {done}/{total}</source>
        <translation>Building the search index {done}/{total}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/search/results_controller.py"/>
        <source>检索索引没有建完</source>
        <translation>The search index was not finished</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/search/results_controller.py"/>
        <source>数据文件夹不能写入，检索用的是原有索引</source>
        <translation>The data folder cannot be written; the search uses the index that is there</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/search/results_controller.py"/>
        <source>数据文件夹不能写入，也没有检索索引，不能搜索</source>
        <translation>The data folder cannot be written and there is no index, so nothing can be searched</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/settings_controller.py"/>
        <source>还没有选择岗位</source>
        <translation>No role chosen</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/settings_controller.py"/>
        <source>默认</source>
        <translation>Default</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/settings_controller.py"/>
        <source>行知 {version}：银行网点的离线知识库
内容包：{packs}</source>
        <translation>Xingzhi {version}: an offline knowledge base for bank branches
Content packs: {packs}</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/status_indicators.py"/>
        <source>资料更新后，这些批注的位置需要核对（{places}）</source>
        <translation>After a content update, the places of these notes should be checked ({places})</translation>
    </message>
    <message>
        <location filename="../../ui/controllers/status_indicators.py"/>
        <source>每日回顾（{review}）</source>
        <translation>Daily review ({review})</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/about.py"/>
        <source>内容包：{words}
数据文件夹：{root}</source>
        <translation>Content packs: {words}
Data folder: {root}</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/about.py"/>
        <source>行知 {version}：银行网点的离线知识库</source>
        <translation>Xingzhi {version}: an offline knowledge base for bank branches</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/as_of.py"/>
        <source>选一个日期，搜索、文章和列表都按那一天显示现行、未生效、已废止。只在这次打开的窗口里有效。</source>
        <translation>Choose a date: search, articles and lists show what is in force, not yet in force or repealed on that day. It counts until this window is closed.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/as_of.py"/>
        <source>按日期查看效力</source>
        <translation>Show as of a Date</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/as_of.py"/>
        <source>回到今天</source>
        <translation>Back to today</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/as_of.py"/>
        <source>按这一天显示</source>
        <translation>Show as of this day</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/as_of.py"/>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>删除时间</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>剩余</source>
        <translation>Days left</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>删除的批注和书签在这里保留 {kept_days} 天，过期后自动清除。</source>
        <translation>Deleted notes and bookmarks are kept here for {kept_days} days, then removed.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>回收站</source>
        <translation>Bin</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>已删除的批注和书签</source>
        <translation>Deleted notes and bookmarks</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>回收站是空的。</source>
        <translation>The bin is empty.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>彻底删除</source>
        <translation>Delete for good</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>清空回收站</source>
        <translation>Empty the bin</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>{left} 天</source>
        <translation>{left} d</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>彻底删除选中的 {count} 条吗？这一步不能撤销。</source>
        <translation>Delete the selected entries ({count}) for good? This cannot be undone.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/bin.py"/>
        <source>清空回收站，彻底删除其中的 {count} 条吗？这一步不能撤销。</source>
        <translation>Empty the bin and delete its entries ({count}) for good? This cannot be undone.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/checklist_history.py"/>
        <source>清单历史</source>
        <translation>Checklist History</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/checklist_history.py"/>
        <source>每一份清单</source>
        <translation>Lists by date</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/checklist_history.py"/>
        <source>{period}　{progress}</source>
        <translation>{period}   {progress}</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/checklist_history.py"/>
        <source>还没有勾过。勾了以后，每一份都列在这里。</source>
        <translation>Nothing ticked yet. Once you tick, every list is kept here.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/checklist_history.py"/>
        <source>在“设置 → 起始页”里填上“我的姓名”，打勾时会一并记下是谁。</source>
        <translation>Enter "My name" in "Settings → Start page", and it is recorded who ticked.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>建议恢复最近的备份：{contents}。</source>
        <translation>The latest backup is a good choice: {contents}.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>没有找到可用的备份。</source>
        <translation>There is no backup that can be used.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>笔记文件已损坏，打不开。</source>
        <translation>The file of the notes is damaged and cannot be opened.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>{advice}
无论怎么选，损坏的文件都会另外保存，不会删除。</source>
        <translation>{advice}
Whatever you choose, the damaged file is kept aside, not deleted.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>恢复备份</source>
        <translation>Restore the backup</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>抢救能读出的内容</source>
        <translation>Save what can be read</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>从空的笔记开始</source>
        <translation>Start with no notes</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>抢救出 {items} 条批注和书签（含回收站里的）。</source>
        <translation>Saved notes and bookmarks (those in the bin included): {items}.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>
至少有 {lost} 条记录没能读出。</source>
        <translation>
Entries that could not be read: at least {lost}.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>
没有发现读不出的记录。</source>
        <translation>
There were no entries that could not be read.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>已恢复备份：{contents}。</source>
        <translation>Backup restored: {contents}.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>已从空的笔记开始。</source>
        <translation>Started with no notes.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>损坏的文件保存为数据文件夹里的 {name}。</source>
        <translation>The damaged file is kept as {name} in the data folder.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/damaged.py"/>
        <source>{made}，{annotations} 条批注，{bookmarks} 个书签</source>
        <translation>{made}, notes: {annotations}, bookmarks: {bookmarks}</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/export_notes.py"/>
        <source>这里还没有笔记。选中正文里的一段话，就能划线或写批注。</source>
        <translation>There are no notes yet. Select some text to highlight it or to write a note.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/export_notes.py"/>
        <source>这里只有书签，这种格式不写书签。</source>
        <translation>There are only bookmarks here, and this format writes none.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/export_notes.py"/>
        <source>导出笔记</source>
        <translation>Export Notes</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/export_notes.py"/>
        <source>，预览前 {preview_lines} 行</source>
        <translation>, preview of the first {preview_lines} lines</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/export_notes.py"/>
        <source>共 {written} 条</source>
        <translation>Notes: {written}</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/export_notes.py"/>
        <source>，{left} 个书签不写入</source>
        <translation>, bookmarks left out: {left}</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/export_notes.py"/>
        <source>行知笔记 {words}</source>
        <translation>Xingzhi notes {words}</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/export_notes.py"/>
        <source>正在导出…</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/export_notes.py"/>
        <source>范围(&amp;R)</source>
        <translation>&amp;Range</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/export_notes.py"/>
        <source>格式(&amp;F)</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/export_notes.py"/>
        <source>分组(&amp;G)</source>
        <translation>&amp;Group</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/export_notes.py"/>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>同一条笔记以较新的为准；在别处删除的，这里也会移到回收站。导入前会自动备份，导入后可用 {undo} 一步撤销。</source>
        <translation>Of the same note the newer one counts; what was deleted elsewhere goes to the bin here, too. A backup is made before the import, and {undo} undoes all of it at once.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>文件里的笔记这里都有了，没有需要导入的。</source>
        <translation>All notes of the file are here already; there is nothing to import.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>文件里的笔记在本机已被删除，保持删除；如要找回，请勾选上面的选项。</source>
        <translation>The notes of the file were deleted on this PC and stay deleted; to get them back, tick the box above.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>这里还没有的</source>
        <translation>not here yet</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>文件里的较新（内容、位置或回顾进度）</source>
        <translation>newer in the file (content, place or review)</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>在别处已删除，移到回收站</source>
        <translation>deleted elsewhere, go to the bin</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>在本机已删除，保持删除</source>
        <translation>deleted on this PC, stay deleted</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>不变</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>这里已有，或这里的较新</source>
        <translation>here already, or newer here</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>放不下</source>
        <translation>No place</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>引文在现有文章里找不到，或不止一处</source>
        <translation>the quote is not in any article, or in more than one place</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>导入笔记</source>
        <translation>Import Notes</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>笔记文件 (*.json *.jsonld);;所有文件 (*)</source>
        <translation>Notes files (*.json *.jsonld);;All files (*)</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>找回本机已删除的 {deleted} 条</source>
        <translation>Get back what was deleted on this PC ({deleted})</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>读不出的 {count} 条：</source>
        <translation>Could not be read ({count}):</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>{name}：{reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/import_notes.py"/>
        <source>{count} 条</source>
        <translation>{count}</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>批注</source>
        <comment>notes</comment>
        <translation>Notes</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>书签</source>
        <comment>bookmarks</comment>
        <translation>Bookmarks</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>笔记有改动时，每天和每次关闭程序时自动备份。恢复前会先备份现有的笔记，可以换回来。</source>
        <translation>When notes have changed, they are backed up every day and whenever the program is closed. Before a backup is restored, the present notes are backed up, so you can change back.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>还没有备份。关闭程序时会自动备份，也可以点“立即备份”。</source>
        <translation>No backups yet. One is made when the program is closed, or click "Back up now".</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>备份与恢复</source>
        <translation>Back Up and Restore</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>正在读取备份…</source>
        <translation>Reading the backups…</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>恢复这份备份…</source>
        <translation>Restore this backup…</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>打开备份文件夹</source>
        <translation>Open backup folder</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>立即备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>这份备份里的批注和书签与现在的相同。</source>
        <translation>The notes and bookmarks in this backup are the same as now.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>正在与现在的笔记比较…</source>
        <translation>Comparing with the present notes…</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>要恢复 {made} 的备份吗？

{change}
现有的笔记会先存成一份备份。</source>
        <translation>Restore the backup of {made}?

{change}
The present notes are backed up first.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>（内容与前一份相同）</source>
        <translation> (same content as the one before)</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>（程序较旧，读不了）</source>
        <translation> (this program is too old to read it)</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>（已损坏）</source>
        <translation> (damaged)</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>会出现</source>
        <translation>appear</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>会变</source>
        <translation>change</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>会消失</source>
        <translation>disappear</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>{count} 条{words}</source>
        <translation>{count} {words}</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>恢复后：{told}。</source>
        <translation>What happens: {told}.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/restore.py"/>
        <source>批注和书签相同；回收站、回顾进度或核对过的位置会变。</source>
        <translation>Notes and bookmarks are the same; the bin, the review or checked places change.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/review_dates.py"/>
        <source>复核日期</source>
        <translation>Revision date</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/review_dates.py"/>
        <source>还有</source>
        <translation>Days left</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/review_dates.py"/>
        <source>文章里写明的复核日期已经到了，或者快到了。双击或按 Enter 打开。</source>
        <translation>The revision date of these articles is here or near. Open one by a double click or Enter.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/review_dates.py"/>
        <source>到期复核的文章</source>
        <translation>Articles Due for Revision</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/review_dates.py"/>
        <source>没有要复核的文章。</source>
        <translation>No articles are due for revision.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/review_dates.py"/>
        <source>今天到期</source>
        <translation>today</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/review_dates.py"/>
        <source>已过 {left} 天</source>
        <translation>{left} d overdue</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/saving.py"/>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>搜索框：下一条、上一条结果</source>
        <translation>Search box: next, previous result</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>搜索框：打开结果</source>
        <translation>Search box: open the result</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>搜索框：进入建议、下一条建议</source>
        <translation>Search box: enter the suggestions, next one</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>搜索框：关闭建议、清空</source>
        <translation>Search box: close suggestions, clear</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>搜索历史：删除一条</source>
        <translation>Search history: delete an entry</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>资料栏、搜索结果、快速前往：在新页签打开</source>
        <translation>Library, results, Go To: open in a new tab</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>Ctrl+Enter 或中键</source>
        <translation>Ctrl+Enter or middle click</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>主页：下一行、上一行、另一栏</source>
        <translation>Home: next row, previous row, other column</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>按岗位、岗位对照：关闭，回到正文</source>
        <translation>By role, Compare roles: close, back to the article</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>每日回顾：忘了、吃力、记得、轻松</source>
        <translation>Daily review: forgotten, hard, good, easy</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>每日回顾：显示原话、显示批注</source>
        <translation>Daily review: show the passage, show the note</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>每日回顾：看原文，再回到回顾</source>
        <translation>Daily review: see the article, come back</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>Enter、Esc</source>
        <translation>Enter, Esc</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>每日回顾：跳过、撤回上一次</source>
        <translation>Daily review: skip, take back</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>S、U</source>
        <translation>S, U</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>笔记栏：选择多条</source>
        <translation>Notes pane: select several</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>Ctrl 或 Shift + 单击</source>
        <translation>Ctrl or Shift + click</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>笔记栏：编辑批注</source>
        <translation>Notes pane: edit the note</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>笔记栏：删除</source>
        <translation>Notes pane: delete</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>正文：重叠的批注，看下一条</source>
        <translation>Article: next of overlapping notes</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>再次单击</source>
        <translation>Click again</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>批注编辑：保存</source>
        <translation>Note editor: save</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/shortcuts.py"/>
        <source>在各栏里</source>
        <translation>In the panes</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/sign_off.py"/>
        <source>签的是这份清单现在的样子：每一条的文字、勾没勾、谁在什么时候勾的。签字以后不能修改或撤销；之后勾选或条目有任何改动，清单上方和历史里都会写明。核对码请带教人记下，以后可以核对。</source>
        <translation>You sign this list as it is now: the words of each item, whether it is ticked, by whom and when. A sign-off can be neither changed nor withdrawn; any later change of ticks or items is shown above the list and in the history. Write down the check code, to compare it later.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/sign_off.py"/>
        <source>带教人签字</source>
        <translation>Mentor Sign-off</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/sign_off.py"/>
        <source>带教人姓名</source>
        <translation>Name of the mentor</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/sign_off.py"/>
        <source>签字日期</source>
        <translation>Date of the sign-off</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/sign_off.py"/>
        <source>意见</source>
        <translation>Comment</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/sign_off.py"/>
        <source>意见（可不写）</source>
        <translation>Comment (optional)</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/sign_off.py"/>
        <source>{title}　{progress}</source>
        <translation>{title}   {progress}</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/sign_off.py"/>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>修改批注</source>
        <translation>Edit Note</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>批量修改</source>
        <translation>Edit Several</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>标签改名</source>
        <translation>Rename Tag</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>确认位置</source>
        <translation>Confirm Position</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>移出正文</source>
        <translation>Take out of the Text</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>重新定位</source>
        <translation>Move</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>添加书签</source>
        <translation>Add Bookmark</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>取消书签</source>
        <translation>Remove Bookmark</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>勾选</source>
        <translation>Tick</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>取消勾选</source>
        <translation>Remove Tick</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>确认条目</source>
        <translation>Confirm Item</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>程序遇到意外情况（{name}），刚才的操作没有完成。</source>
        <translation>Something unexpected happened ({name}); what you just did was not finished.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>内容无法读取：{name}，{reason}。</source>
        <translation>Content cannot be read: {name}, {reason}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>有 {count} 条笔记的记录已损坏，无法显示；其余笔记不受影响。可用“文件”菜单的“备份与恢复”找回。</source>
        <translation>Damaged entries among the notes: {count}. They cannot be shown; all others are not affected. "Back Up and Restore" in the "File" menu can bring them back.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>这台电脑的 SQLite（{version}）太旧，读不了笔记，需要 {minimum} 或更新的版本；笔记保持原样。</source>
        <translation>SQLite {version} on this PC is too old to read the notes; it must be {minimum} or newer. The notes are left as they are.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>文件夹可能是只读的或没有权限</source>
        <translation>the folder may be read-only, or you have no permission</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>PDF 没有写成：{parent} 写不进去，{reason}。请换一个文件夹再存。</source>
        <translation>The PDF was not written to {parent}: {reason}. Save it in another folder.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>{seconds} 秒</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>{seconds} 分钟</source>
        <translation>{seconds} min</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>PIN 不对。请再试一次。笔记不会因此丢失。</source>
        <translation>Wrong PIN. Try again. No notes are lost by this.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>PIN 不对。请等 {time}再试。笔记不会因此丢失。</source>
        <translation>Wrong PIN. Wait {time}, then try again. No notes are lost by this.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>PIN 输错多次，请等 {time}再试。笔记不会因此丢失。</source>
        <translation>The PIN was wrong several times. Wait {time}, then try again. No notes are lost by this.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>恢复密钥应有 {wanted} 个字符，这里是 {signs} 个。</source>
        <translation>A recovery key has {wanted} characters, this one has {signs}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>恢复密钥里有字符抄错了，请对照纸上的再看一遍。</source>
        <translation>A character of the recovery key is wrong; compare it with your paper.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>管理员的设置读不出：{source}，{reason}。请联系管理员；改好之前行知不启动，数据保持原样。</source>
        <translation>The administrator's settings cannot be read: {source}, {reason}. Please ask your administrator; until this is mended, Xingzhi does not start and all data stay as they are.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>{error}。</source>
        <translation>{error}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>这个恢复密钥不是这份笔记的。</source>
        <translation>This is not the recovery key of these notes.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>这个人的密钥文件已损坏，笔记打不开；文件都还在，没有删除。请从整个数据文件夹的副本找回 key.json。</source>
        <translation>This person's key file is damaged, so the notes cannot be opened; all files are still there. Take key.json from a copy of the whole data folder.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>这台电脑上没有加密用的 SQLCipher，加密的笔记打不开，也不能加密；笔记保持原样。</source>
        <translation>There is no SQLCipher on this PC: encrypted notes cannot be opened, nor can notes be encrypted. The notes are left as they are.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>没有完成：{error}。原来的笔记没有变。</source>
        <translation>Not done: {error}. The notes are as they were.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>这篇文章刚刚更新了，请在新的正文里重新选择。</source>
        <translation>This article has just been updated; select again in the new text.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>这篇文章已不在资料库中，可能随内容包更新被移除。</source>
        <translation>This article is no longer in the library; an update may have removed it.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>检索索引正在准备，请稍候；阅读不受影响。</source>
        <translation>The search index is being prepared, please wait; you can read meanwhile.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>已停止建立索引；需要时可在“文件”菜单里重建。</source>
        <translation>Building the index was stopped; the "File" menu can rebuild it.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>笔记由更新版本的程序保存，当前只能查看，不能修改。请升级程序。</source>
        <translation>The notes were saved by a newer version of the program and can be read but not changed. Please update the program.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>笔记文件已损坏。重新启动程序，可从备份恢复或抢救其中的内容。</source>
        <translation>The file of the notes is damaged. Start the program again to restore a backup or to save what can be read.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>笔记正被另一个程序占用，这次操作没有完成；请关闭其他窗口后重试。</source>
        <translation>Another program is using the notes, so this was not done; close other windows and try again.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>磁盘已满，这次操作没有保存；请清理磁盘空间后重试，已有笔记不受影响。</source>
        <translation>The disk is full and this was not saved; make some room and try again. Your notes are not affected.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>没有权限读取笔记文件，现在看不到已有的笔记；它们不受影响，阅读和检索照常。</source>
        <translation>No permission to read the file of the notes, so they cannot be shown now; they are not affected, and you can read and search as always.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>无法写入笔记所在的文件夹，可能是只读的或没有权限；已有笔记不受影响。</source>
        <translation>The folder of the notes cannot be written: it may be read-only, or you have no permission. Your notes are not affected.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>这份备份已损坏或不是笔记备份，不能恢复；现有笔记保持原样。</source>
        <translation>This backup is damaged or is no backup of notes, and cannot be restored; the present notes stay as they are.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>这份备份由更新版本的程序保存，请升级程序后再恢复；现有笔记保持原样。</source>
        <translation>This backup was saved by a newer version of the program; update the program, then restore it. The present notes stay as they are.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>笔记当前只读，这次修改没有保存。</source>
        <translation>The notes are read-only now; this change was not saved.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>选中的位置不在文章正文内，没有保存。</source>
        <translation>What was selected is not in the text of the article; nothing was saved.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>这条笔记已被删除。</source>
        <translation>This note has been deleted.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>笔记没有保存成功：请检查磁盘空间和数据文件夹的写入权限。</source>
        <translation>The notes were not saved: check the room on the disk and whether the data folder can be written.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>这个文件读不出笔记：{error}。</source>
        <translation>No notes can be read from this file: {error}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>没有完成：{error}；原来的文档没有变。</source>
        <translation>Not done: {error}. The document is as it was.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>设置没有保存：数值不在允许范围内。</source>
        <translation>The settings were not saved: a value is out of range.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>没有找到打印机。可以先另存为 PDF，再拿到连着打印机的电脑上打印。</source>
        <translation>No printer was found. Save a PDF and print it on a PC that has a printer.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>打印机没有收下要打印的内容：请看打印机是否开机、缺纸，或另存为 PDF。</source>
        <translation>The printer did not accept this: see whether it is on and has paper, or save a PDF.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>已停止，没有完成。</source>
        <translation>Stopped, not finished.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>没有打印成功，可以再试一次，或另存为 PDF。</source>
        <translation>Printing failed. Try again, or save a PDF.</translation>
    </message>
    <message>
        <location filename="../../ui/error_messages.py"/>
        <source>读写文件失败：{reason}。</source>
        <translation>A file could not be read or written: {reason}.</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/export_dialog.py"/>
        <source>勾选要交给编写部门的记录。右边就是要保存的文件，一字不差；除了你在下面填写的，没有姓名和其他个人信息。保存以后，勾选的记录从本机移除。</source>
        <translation>Tick what you want to send to the editors. On the right is the file that will be saved, word for word; there is no name and nothing personal in it but what you enter below. What is saved is removed from this PC.</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/export_dialog.py"/>
        <source>还没有可以导出的反馈。选中正文里的一段话，点“有误”，就能记下来。</source>
        <translation>There is no feedback yet. Select some text and click "Mistake" to record some.</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/export_dialog.py"/>
        <source>导出反馈</source>
        <translation>Export Feedback</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/export_dialog.py"/>
        <source>要导出的记录</source>
        <translation>Entries to export</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/export_dialog.py"/>
        <source>要保存的文件</source>
        <translation>The file to be saved</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/export_dialog.py"/>
        <source>可以不填</source>
        <translation>Optional</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/export_dialog.py"/>
        <source>保存…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/export_dialog.py"/>
        <source>删除所选</source>
        <translation>Delete selected</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/export_dialog.py"/>
        <source>不交了：把选中的这一条从本机删除</source>
        <translation>Do not send it: delete the selected entry from this PC</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/export_dialog.py"/>
        <source>“{quote}”　{words}</source>
        <translation>"{quote}"   {words}</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/export_dialog.py"/>
        <source>没有结果的搜索：{query}（{count} 次）</source>
        <translation>Search without results: {query} ({count})</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/export_dialog.py"/>
        <source>看了结果没有打开的搜索：{query}（{count} 次）</source>
        <translation>Results shown, none opened: {query} ({count})</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/report_dialog.py"/>
        <source>记在本机，不会自动发送。用“笔记 → 导出反馈…”存成文件，交给编写部门。</source>
        <translation>Recorded on this PC; nothing is sent by itself. "Notes → Export Feedback…" saves a file for the editors.</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/report_dialog.py"/>
        <source>这段有误</source>
        <translation>Report a Mistake</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/report_dialog.py"/>
        <source>原文</source>
        <translation>Quoted text</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/report_dialog.py"/>
        <source>哪里有误，应该怎样</source>
        <translation>What is wrong and what it should be</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/report_dialog.py"/>
        <source>哪里有误，应该怎样？（可以不写）</source>
        <translation>What is wrong, and what should it be? (optional)</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/report_dialog.py"/>
        <source>记下</source>
        <translation>Record</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/report_dialog.py"/>
        <source>没有记下：{reason}</source>
        <translation>Not recorded: {reason}</translation>
    </message>
    <message>
        <location filename="../../ui/feedback/report_dialog.py"/>
        <source>最多 {longest} 个字，多了 {too_many} 个。</source>
        <translation>At most {longest} characters; {too_many} too many.</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>常用问题</source>
        <translation>Common questions</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>继续阅读</source>
        <translation>Continue reading</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>读过的文章会列在这里，点开就回到上次那一行。</source>
        <translation>Articles you have read are listed here and open where you stopped.</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>等我处理</source>
        <translation>Waiting for me</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>今天没有要回顾或核对的批注。</source>
        <translation>Nothing to review or to check today.</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>正在用的清单</source>
        <translation>Checklists in use</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>打开一份清单，在条目前的方框里打勾，进度就列在这里。</source>
        <translation>Open a checklist and tick its boxes: your progress is shown here.</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>我的岗位先读</source>
        <translation>First for my role</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>选好岗位，这里列出这个岗位的文章。</source>
        <translation>Choose your role to see its articles here.</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>最近批注</source>
        <translation>Recent notes</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>选中正文里的一段话，就能划线或写批注。</source>
        <translation>Select some text in an article to highlight it or to write a note.</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>读文章时按 {bookmark}，可以给这一段加书签。</source>
        <translation>While reading, press {bookmark} to bookmark a passage.</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>已存搜索</source>
        <translation>Saved searches</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>搜索后按 {save_search}，可以把搜索词存下来。</source>
        <translation>After a search, press {save_search} to keep it.</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>选好岗位，这里列出同岗位的人常问的话，点一下就搜。</source>
        <translation>Choose your role to see what colleagues in it ask.</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>换一批</source>
        <translation>Others</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>{kind}　{titled}</source>
        <translation>{kind}   {titled}</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>查看全部 {count} 篇</source>
        <translation>Show all ({count})</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>已读 {done}/{count}</source>
        <translation>Read {done}/{count}</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>今日回顾 {due} 条</source>
        <translation>Daily review: {due}</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>请核对 {changed} 条批注</source>
        <translation>to check: {changed}</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>请放回原处 {orphaned} 条</source>
        <translation>to put back: {orphaned}</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>{placement}，{request}</source>
        <translation>{placement}, {request}</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>今天全部完成</source>
        <translation>All done today</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>全部完成</source>
        <translation>All done</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>今天 {count}</source>
        <translation>Today {count}</translation>
    </message>
    <message>
        <location filename="../../ui/home/pane.py"/>
        <source>今天还没有做</source>
        <translation>Not begun today</translation>
    </message>
    <message>
        <location filename="../../ui/home/section.py"/>
        <source>{words}　{aside}</source>
        <translation>{words}   {aside}</translation>
    </message>
    <message>
        <location filename="../../ui/home/section.py"/>
        <source>　{aside}</source>
        <translation>   {aside}</translation>
    </message>
    <message>
        <location filename="../../ui/home/section.py"/>
        <source>{title}：{more}</source>
        <translation>{title}: {more}</translation>
    </message>
    <message>
        <location filename="../../ui/home/section.py"/>
        <source>{title}　{words}</source>
        <translation>{title}   {words}</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour.py"/>
        <source>开始使用</source>
        <translation>Start</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour.py"/>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour.py"/>
        <source>{title}。{words}</source>
        <translation>{title}. {words}</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour.py"/>
        <source>导览</source>
        <translation>Tour</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour.py"/>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour.py"/>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour_controller.py"/>
        <source>你在哪个岗位？</source>
        <translation>What is your role?</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour_controller.py"/>
        <source>本岗位的文章和常用问题会排在前面。以后可以在主页上改。</source>
        <translation>Articles and common questions of your role come first. You can change it on the home page.</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour_controller.py"/>
        <source>想查什么，写在这里</source>
        <translation>Ask here for whatever you need</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour_controller.py"/>
        <source>随时按 {search}。写关键词、拼音，或一句大白话，比如“卡丢了怎么办”。按 ↓ 选一条，按 Enter 打开到那一段，按 Esc 回到结果。</source>
        <translation>Press {search} at any time. Type keywords, pinyin or a plain question, such as "卡丢了怎么办". ↓ chooses a result, Enter opens it at the passage, Esc leads back to the results.</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour_controller.py"/>
        <source>文章按岗位和主题排在这里</source>
        <translation>Articles by role and by topic</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour_controller.py"/>
        <source>点开一篇就能读，下次打开接着上次那一行。按 {library_pane} 收起或打开这一栏；按 {palette}，输入首字母也能去任何一篇。</source>
        <translation>Click one to read it; next time it opens at the line where you stopped. {library_pane} hides or shows this pane; {palette} takes you to any article by its initials.</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour_controller.py"/>
        <source>读到要紧的，划下来</source>
        <translation>Highlight what matters</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour_controller.py"/>
        <source>先在正文里选中一段，再按 {highlight} 划线、{note} 写批注，按 {bookmark} 加书签。都存在这台电脑上，资料更新后也跟着原文走。</source>
        <translation>Select some text, then press {highlight} to highlight it, {note} to write a note, {bookmark} to add a bookmark. All are kept on this PC and follow the text when the articles are updated.</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour_controller.py"/>
        <source>从主页接着做</source>
        <translation>Go on from the home page</translation>
    </message>
    <message>
        <location filename="../../ui/home/tour_controller.py"/>
        <source>按 {home} 回到主页：继续阅读、常用问题、清单、今日回顾都在那里。按 {shortcuts} 看全部快捷键；“帮助”菜单里可以再看一遍导览。</source>
        <translation>{home} leads to the home page: what you were reading, common questions, checklists and the daily review. {shortcuts} shows all keyboard shortcuts; the tour can be seen again from the "Help" menu.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/article_preview.py"/>
        <source>文章很长，这里只预览开头；导入和保存的是全文。</source>
        <translation>A long article: only its beginning is previewed here; all of it is imported and saved.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>改不改</source>
        <translation>Change</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>原来</source>
        <translation>Original</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>改为</source>
        <translation>Changed to</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>（去掉）</source>
        <translation>(removed)</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>（连在一起）</source>
        <translation>(run on)</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>（分段）</source>
        <translation>(paragraphs)</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>改</source>
        <translation>Yes</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>不改</source>
        <translation>No</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>{made}，{kind}：{words}</source>
        <translation>{made}, {kind}: {words}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>整理</source>
        <translation>Clean-up</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>只看一种整理</source>
        <translation>One kind of clean-up only</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>全部接受</source>
        <translation>Accept all</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>全部不用</source>
        <translation>Reject all</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>{words}（{count}）</source>
        <translation>{words} ({count})</translation>
    </message>
    <message>
        <location filename="../../ui/importing/change_list.py"/>
        <source>{count} 处里改 {made} 处</source>
        <translation>{made} of {count} accepted</translation>
    </message>
    <message>
        <location filename="../../ui/importing/document_fields.py"/>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <location filename="../../ui/importing/document_fields.py"/>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <location filename="../../ui/importing/document_fields.py"/>
        <source>发文机关</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <location filename="../../ui/importing/document_fields.py"/>
        <source>{wrong}要写成 {example} 这样</source>
        <translation>write it like {example}: {wrong}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/document_fields.py"/>
        <source>如 {example}</source>
        <translation>e.g. {example}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/document_fields.py"/>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <location filename="../../ui/importing/document_fields.py"/>
        <source>{words}：{chosen}</source>
        <translation>{words}: {chosen}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/document_list.py"/>
        <source>要导入的文件</source>
        <translation>Files to import</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source># 大标题　## 小标题　- 列表　**加粗**　空一行另起一段</source>
        <translation># Heading   ## Subheading   - List   **Bold**   Empty line: new paragraph</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>上次写的还没有保存，已放回编辑框；不要的话点“放弃这些改动”。</source>
        <translation>What you wrote last time and did not save is back in the editor; to drop it, click "Discard changes".</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>编辑：{title}</source>
        <translation>Edit: {title}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>以前的版本</source>
        <translation>Earlier versions</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>放弃这些改动</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>{at} 之前</source>
        <translation>before {at}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>保存过以后，以前的文字在这里找回</source>
        <translation>Once you have saved, earlier texts can be found here</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>已换成以前的文字，保存后生效；{undo} 换回来。</source>
        <translation>The earlier text is back and counts once it is saved; {undo} undoes that.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>编辑文档</source>
        <translation>Edit Document</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>改动还没有保存。</source>
        <translation>Your changes are not saved.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>不保存</source>
        <translation>Don't save</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>接着写</source>
        <translation>Go on writing</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>没有保存：{problem}。</source>
        <translation>Not saved: {problem}.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>已放弃改动；正文可用 {undo} 找回。</source>
        <translation>Changes discarded; {undo} brings the text back.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>；还有 {count} 处</source>
        <translation>; {count} more</translation>
    </message>
    <message>
        <location filename="../../ui/importing/editor_dialog.py"/>
        <source>正在保存…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry.py"/>
        <source>已导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry.py"/>
        <source>与“{twin}”内容相同</source>
        <translation>same content as "{twin}"</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry.py"/>
        <source>已经导入过，勾选则替换</source>
        <translation>Imported before; tick to replace it</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry.py"/>
        <source>比导入过的新，勾选则替换</source>
        <translation>Newer than the one imported; tick to replace it</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry.py"/>
        <source>整理 {count} 处</source>
        <translation>clean-ups: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry.py"/>
        <source>去掉 {count} 处</source>
        <translation>left out: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry.py"/>
        <source>注意 {count} 条</source>
        <translation>warnings: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry.py"/>
        <source>可以导入</source>
        <translation>Ready</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>没有需要整理的地方。
只有从网页复制来的文字才会整理，办法、通知等文件原样导入。</source>
        <translation>Nothing to clean up.
Only text copied from web pages is cleaned up; rules and notices are imported as they are.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>没有去掉任何内容。</source>
        <translation>Nothing was left out.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>岗位和主题用于全部文件</source>
        <translation>Same roles and topics for all files</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>第几篇文章</source>
        <translation>Article</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>去掉了什么</source>
        <translation>Left out</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>正在准备预览…</source>
        <translation>Preparing the preview…</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>以前的 {count} 篇</source>
        <translation>{count} earlier articles</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>已经导入过</source>
        <translation>Imported before</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>以前导入过，内容有变</source>
        <translation>Imported before, changed since</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>{known}：替换{shown}，批注跟到新的文字上</source>
        <translation>{known}: replace {shown}; notes follow to the new text</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>也读入隐藏的 {count} 张工作表，标题里注明：{names}</source>
        <translation>Read hidden sheets, too ({count}), marked in their headings: {names}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>第 {number} 篇，共 {count} 篇：{title}</source>
        <translation>{number} of {count}: {title}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>没有剩下任何文字。</source>
        <translation>No text is left.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>注意</source>
        <translation>Warning</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>没有导入的内容</source>
        <translation>Not imported</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>处</source>
        <translation>Count</translation>
    </message>
    <message>
        <location filename="../../ui/importing/entry_page.py"/>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <location filename="../../ui/importing/file_choice.py"/>
        <source>导入文件</source>
        <translation>Import Files</translation>
    </message>
    <message>
        <location filename="../../ui/importing/file_choice.py"/>
        <source>可以导入的文件 ({patterns})</source>
        <translation>Files that can be imported ({patterns})</translation>
    </message>
    <message>
        <location filename="../../ui/importing/file_choice.py"/>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <location filename="../../ui/importing/file_choice.py"/>
        <source>导入文件夹</source>
        <translation>Import Folder</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>没有找到可以导入的文件。
可以导入 Word、PDF、Excel、网页、电子书、Markdown 和文本。</source>
        <translation>No files that can be imported were found.
Word, PDF, Excel, web pages, e-books, Markdown and text can be.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>导入到“我的文档”</source>
        <translation>Import to "My Documents"</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>正在读取文件…</source>
        <translation>Reading files…</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>共 {count} 个文件</source>
        <translation>Files: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>，{failed} 个不能导入</source>
        <translation>, cannot be imported: {failed}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>正在停止…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>请先改好标出的地方</source>
        <translation>Correct what is marked first</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>正在导入…</source>
        <translation>Importing…</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>岗位和主题已用于全部 {count} 个文件</source>
        <translation>Roles and topics are set for all files ({count})</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>导入 {wanted} 个文件</source>
        <translation>Import ({wanted})</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>已导入 {count} 个文件</source>
        <translation>Files imported: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>，共 {articles} 篇文章</source>
        <translation>, articles: {articles}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>；{failed} 个没有导入</source>
        <translation>; not imported: {failed}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/import_dialog.py"/>
        <source>；停止了，还有 {left} 个没有导入</source>
        <translation>; stopped, left out: {left}</translation>
    </message>
    <message>
        <location filename="../../ui/importing/trash_dialog.py"/>
        <source>删除的文档连同原件放在数据文件夹里，不会自动清除。恢复后，上面的批注回到原处。</source>
        <translation>Deleted documents and their originals stay in the data folder and are never removed by themselves. When one is restored, its notes go back to their places.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/trash_dialog.py"/>
        <source>已删除的文档</source>
        <translation>Deleted Documents</translation>
    </message>
    <message>
        <location filename="../../ui/importing/trash_dialog.py"/>
        <source>文档</source>
        <translation>Document</translation>
    </message>
    <message>
        <location filename="../../ui/importing/trash_dialog.py"/>
        <source>没有删除过文档。</source>
        <translation>No deleted documents.</translation>
    </message>
    <message>
        <location filename="../../ui/importing/trash_dialog.py"/>
        <source>彻底删除…</source>
        <translation>Delete for good…</translation>
    </message>
    <message>
        <location filename="../../ui/importing/trash_dialog.py"/>
        <source>彻底删除{titles}和它的原件吗？这一步不能撤销。</source>
        <translation>Delete {titles} and the original for good? This cannot be undone.</translation>
    </message>
    <message>
        <location filename="../../ui/library/pane.py"/>
        <source>资料库里还没有文章。
请先导入内容包或自己的文档。</source>
        <translation>There are no articles in the library yet.
Install a content pack or import documents first.</translation>
    </message>
    <message>
        <location filename="../../ui/library/pane.py"/>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <location filename="../../ui/library/pane.py"/>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <location filename="../../ui/library/pane.py"/>
        <source>在新页签打开</source>
        <translation>Open in new tab</translation>
    </message>
    <message>
        <location filename="../../ui/library/pane.py"/>
        <source>删除已存搜索</source>
        <translation>Delete saved search</translation>
    </message>
    <message>
        <location filename="../../ui/library/pane.py"/>
        <source>删除书签</source>
        <translation>Delete bookmark</translation>
    </message>
    <message>
        <location filename="../../ui/library/tree.py"/>
        <source>文章已移除</source>
        <translation>Article removed</translation>
    </message>
    <message>
        <location filename="../../ui/library/tree.py"/>
        <source>按主题</source>
        <translation>By topic</translation>
    </message>
    <message>
        <location filename="../../ui/library/tree.py"/>
        <source>读到要紧处加个书签，就会列在这里</source>
        <translation>Bookmarks you add while reading are listed here</translation>
    </message>
    <message>
        <location filename="../../ui/library/tree.py"/>
        <source>最近阅读</source>
        <translation>Recently read</translation>
    </message>
    <message>
        <location filename="../../ui/library/tree.py"/>
        <source>读过的文章会列在这里</source>
        <translation>Articles you have read are listed here</translation>
    </message>
    <message>
        <location filename="../../ui/library/tree.py"/>
        <source>{known}（{gone}）</source>
        <translation>{known} ({gone})</translation>
    </message>
    <message>
        <location filename="../../ui/library/tree.py"/>
        <source>
{orphaned}：这一段已不在现在的文章里</source>
        <translation>
{orphaned}: this passage is no longer in the article</translation>
    </message>
    <message>
        <location filename="../../ui/library/tree_view.py"/>
        <source>资料库</source>
        <translation>Library</translation>
    </message>
    <message>
        <location filename="../../ui/main_window.py"/>
        <source>松开鼠标：文件导入到“我的文档”，内容包先看再装</source>
        <translation>Let go: files are imported to "My documents", content packs are shown before they are installed</translation>
    </message>
    <message>
        <location filename="../../ui/main_window.py"/>
        <source>{titled} - 行知</source>
        <translation>{titled} - Xingzhi</translation>
    </message>
    <message>
        <location filename="../../ui/main_window.py"/>
        <source>{count} 篇文章，{passages} 段可检索</source>
        <translation>Articles: {count}, passages to search: {passages}</translation>
    </message>
    <message>
        <location filename="../../ui/main_window.py"/>
        <source>文字大小 {percent}%</source>
        <translation>Text size {percent}%</translation>
    </message>
    <message>
        <location filename="../../ui/main_window.py"/>
        <source>另一个程序正在写笔记，等它写完就保存；这期间照常可以阅读和查找</source>
        <translation>Another program is writing notes; yours are saved when it is done. You can go on reading and searching</translation>
    </message>
    <message>
        <location filename="../../ui/notes/annotation_list.py"/>
        <source>批注列表</source>
        <translation>List of notes</translation>
    </message>
    <message>
        <location filename="../../ui/notes/editor.py"/>
        <source>没有保存成功，文字还在这里，也留了草稿。可以改好再按 Ctrl+Enter，或复制出来。</source>
        <translation>Not saved. Your words are still here, and in a draft: change them and press Ctrl+Enter again, or copy them.</translation>
    </message>
    <message>
        <location filename="../../ui/notes/editor.py"/>
        <source>这条批注已删除，写的文字还在这里，可以复制出来。按 Esc 放弃。</source>
        <translation>This note has been deleted. Your words are still here and can be copied. Esc drops them.</translation>
    </message>
    <message>
        <location filename="../../ui/notes/editor.py"/>
        <source>这是上次没有保存的文字。按 Ctrl+Enter 保存，按 Esc 放弃。</source>
        <translation>This was not saved last time. Ctrl+Enter saves it, Esc drops it.</translation>
    </message>
    <message>
        <location filename="../../ui/notes/editor.py"/>
        <source>写下你的想法…</source>
        <translation>Your note…</translation>
    </message>
    <message>
        <location filename="../../ui/notes/editor.py"/>
        <source>标签，用空格隔开</source>
        <translation>Tags, separated by spaces</translation>
    </message>
    <message>
        <location filename="../../ui/notes/filter_bar.py"/>
        <source>筛选批注</source>
        <translation>Filter notes</translation>
    </message>
    <message>
        <location filename="../../ui/notes/filter_bar.py"/>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <location filename="../../ui/notes/filter_bar.py"/>
        <source>更多筛选条件</source>
        <translation>More filters</translation>
    </message>
    <message>
        <location filename="../../ui/notes/filter_bar.py"/>
        <source>按岗位、文章、标签、状态、日期筛选</source>
        <translation>Filter by role, article, tag, status or date</translation>
    </message>
    <message>
        <location filename="../../ui/notes/filter_bar.py"/>
        <source>只看{color}</source>
        <translation>{color} only</translation>
    </message>
    <message>
        <location filename="../../ui/notes/filter_bar.py"/>
        <source>排序</source>
        <translation>Sort</translation>
    </message>
    <message>
        <location filename="../../ui/notes/filter_bar.py"/>
        <source>全部清除</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <location filename="../../ui/notes/filter_bar.py"/>
        <source>去掉筛选：{words}</source>
        <translation>Remove filter: {words}</translation>
    </message>
    <message>
        <location filename="../../ui/notes/filter_bar.py"/>
        <source>{facet}：{words}，点击去掉</source>
        <translation>{facet}: {words} – click to remove</translation>
    </message>
    <message>
        <location filename="../../ui/notes/filter_bar.py"/>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <location filename="../../ui/notes/menus.py"/>
        <source>打开原文</source>
        <translation>Open in article</translation>
    </message>
    <message>
        <location filename="../../ui/notes/menus.py"/>
        <source>编辑批注	F2</source>
        <translation>Edit note	F2</translation>
    </message>
    <message>
        <location filename="../../ui/notes/menus.py"/>
        <source>换颜色</source>
        <translation>Change colour</translation>
    </message>
    <message>
        <location filename="../../ui/notes/menus.py"/>
        <source>样式</source>
        <translation>Style</translation>
    </message>
    <message>
        <location filename="../../ui/notes/menus.py"/>
        <source>复制引文</source>
        <translation>Copy quote</translation>
    </message>
    <message>
        <location filename="../../ui/notes/menus.py"/>
        <source>复制引文和批注</source>
        <translation>Copy quote and note</translation>
    </message>
    <message>
        <location filename="../../ui/notes/menus.py"/>
        <source>删除 {count} 条</source>
        <translation>Delete {count}</translation>
    </message>
    <message>
        <location filename="../../ui/notes/menus.py"/>
        <source>添加标签…</source>
        <translation>Add tag…</translation>
    </message>
    <message>
        <location filename="../../ui/notes/menus.py"/>
        <source>去掉标签</source>
        <translation>Remove tag</translation>
    </message>
    <message>
        <location filename="../../ui/notes/model.py"/>
        <source>{color}{style}</source>
        <translation>{color} {style}</translation>
    </message>
    <message>
        <location filename="../../ui/notes/model.py"/>
        <source>批注：{note}</source>
        <translation>Note: {note}</translation>
    </message>
    <message>
        <location filename="../../ui/notes/model.py"/>
        <source>标签：{tags}</source>
        <translation>Tags: {tags}</translation>
    </message>
    <message>
        <location filename="../../ui/notes/model.py"/>
        <source>{style}：{quote}</source>
        <translation>{style}: {quote}</translation>
    </message>
    <message>
        <location filename="../../ui/notes/pane.py"/>
        <source>打开一篇文章，这里会列出你在其中的划线和批注。</source>
        <translation>Open an article to see your highlights and notes here.</translation>
    </message>
    <message>
        <location filename="../../ui/notes/pane.py"/>
        <source>还没有批注。选中正文里的一段话，就能划线或写批注。</source>
        <translation>No notes yet. Select some text in an article to highlight it or to write a note.</translation>
    </message>
    <message>
        <location filename="../../ui/notes/pane.py"/>
        <source>没有符合条件的批注。</source>
        <translation>No notes match.</translation>
    </message>
    <message>
        <location filename="../../ui/notes/selection_bar.py"/>
        <source>取消选择</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <location filename="../../ui/notes/selection_bar.py"/>
        <source>全部改为{color}</source>
        <translation>Change all to {color}</translation>
    </message>
    <message>
        <location filename="../../ui/notes/selection_bar.py"/>
        <source>全部改为{style}</source>
        <translation>Change all to {style}</translation>
    </message>
    <message>
        <location filename="../../ui/notes/selection_bar.py"/>
        <source>标签 ▼</source>
        <translation>Tags ▼</translation>
    </message>
    <message>
        <location filename="../../ui/notes/selection_bar.py"/>
        <source>添加标签</source>
        <translation>Add tag</translation>
    </message>
    <message>
        <location filename="../../ui/notes/selection_bar.py"/>
        <source>添加标签，按回车确定</source>
        <translation>Add a tag, then Enter</translation>
    </message>
    <message>
        <location filename="../../ui/notes/selection_bar.py"/>
        <source>已选 {count} 条</source>
        <translation>{count} selected</translation>
    </message>
    <message>
        <location filename="../../ui/notes/tags_dialog.py"/>
        <source>改名会改到所有用这个标签的批注；改成已有的标签名就是合并。都可以用 {undo} 撤销。</source>
        <translation>Renaming changes the tag on all notes that have it; renaming it to another tag merges the two. {undo} undoes both.</translation>
    </message>
    <message>
        <location filename="../../ui/notes/tags_dialog.py"/>
        <source>管理标签</source>
        <translation>Manage Tags</translation>
    </message>
    <message>
        <location filename="../../ui/notes/tags_dialog.py"/>
        <source>标签列表</source>
        <translation>List of tags</translation>
    </message>
    <message>
        <location filename="../../ui/notes/tags_dialog.py"/>
        <source>改名…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <location filename="../../ui/notes/tags_dialog.py"/>
        <source>删除标签</source>
        <translation>Delete tag</translation>
    </message>
    <message>
        <location filename="../../ui/notes/tags_dialog.py"/>
        <source>还没有标签。写批注时可以加标签。</source>
        <translation>No tags yet. Add some when you write a note.</translation>
    </message>
    <message>
        <location filename="../../ui/notes/tags_dialog.py"/>
        <source>#{value}　{count} 条</source>
        <translation>#{value}   {count}</translation>
    </message>
    <message>
        <location filename="../../ui/notes/tags_dialog.py"/>
        <source>已有标签“{name}”（{count} 条）。把“{value}”合并进去吗？</source>
        <translation>There is a tag "{name}" already (notes: {count}). Merge "{value}" into it?</translation>
    </message>
    <message>
        <location filename="../../ui/notes/tags_dialog.py"/>
        <source>从 {count} 条批注上去掉标签“{value}”吗？批注本身不会删除。</source>
        <translation>Remove tag "{value}" from its notes ({count})? The notes themselves are not deleted.</translation>
    </message>
    <message>
        <location filename="../../ui/notes/tags_dialog.py"/>
        <source>“{old}”改为：</source>
        <translation>Rename "{old}" to:</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>？</source>
        <translation>?</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包{name}换了签名的公钥，没有安装：以前的指纹是 {expected}，这一次是 {found}。请先向编写部门核实。</source>
        <translation>The public key of content pack {name} has changed, so it was not installed: the fingerprint was {expected}, now it is {found}. Please ask the editors first.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>这个内容包的版本 {found} 比现有的 {present} 旧，没有安装；要退回旧版本，请用“内容包管理”里的“退回上一版”。</source>
        <translation>Version {found} of this content pack is older than the present {present} and was not installed; to go back to an older one, use "Previous version" in "Manage Content Packs".</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>没有安装，现有内容保持原样。</source>
        <translation>It was not installed; the present content is as it was.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>这个文件不是内容包；{untouched}</source>
        <translation>This file is not a content pack. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包不完整，可能没有拷贝完，请重新拷贝；{untouched}</source>
        <translation>The content pack is incomplete, perhaps not copied to the end; copy it again. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包的结构不对，不是用“pack build”制作的，或被改动过；{untouched}</source>
        <translation>The content pack was not made by "pack build", or has been tampered with. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里的文件{name}是压缩的，可能是压缩炸弹；{untouched}</source>
        <translation>The file {name} in the content pack is compressed and may be a bomb. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里的文件太多；{untouched}</source>
        <translation>There are too many files in the content pack. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包或其中的文件{name}太大；{untouched}</source>
        <translation>The content pack or its file {name} is too large. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里的文件名{name}不安全，可能指向包外；{untouched}</source>
        <translation>The file name {name} in the content pack is not safe and may lead outside. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里的文件名{name}是系统保留的名称；{untouched}</source>
        <translation>The file name {name} in the content pack is reserved by the system. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里的文件名{name}太长；{untouched}</source>
        <translation>The file name {name} in the content pack is too long. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里的文件夹层数太多：{name}；{untouched}</source>
        <translation>Too many levels of folders in the content pack: {name}. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里的文件名{name}不是 UTF-8 编码；{untouched}</source>
        <translation>The file name {name} in the content pack is not in UTF-8. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里有两个文件同名：{name}；{untouched}</source>
        <translation>Two files in the content pack have the same name: {name}. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里的文件名{name}与另一个在 Windows 上会混为一个；{untouched}</source>
        <translation>On Windows, the file name {name} in the content pack would be the same as another. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里的{name}是指向别处的链接；{untouched}</source>
        <translation>{name} in the content pack is a link to somewhere else. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里的{name}是设备或管道，不是文件；{untouched}</source>
        <translation>{name} in the content pack is a device or pipe, not a file. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里不允许有这类文件：{name}；只能有文章、文本和图片，{untouched}</source>
        <translation>This kind of file is not allowed in a content pack: {name}. Only articles, text and pictures are. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>文件{name}的内容与名称不符，可能是程序或乱码；{untouched}</source>
        <translation>What is in file {name} is not what its name says; it may be a program. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里没有清单；{untouched}</source>
        <translation>There is no manifest in the content pack. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包的清单有误（{name}）；{untouched}</source>
        <translation>The manifest of the content pack is wrong ({name}). {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包的清单与包里的 pack.toml 不一致（{name}）；{untouched}</source>
        <translation>The manifest of the content pack contradicts its pack.toml ({name}). {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包的格式比本程序新，请先升级程序；{untouched}</source>
        <translation>The format of the content pack is newer than this program; update the program first. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里缺少清单列出的文件{name}；{untouched}</source>
        <translation>The content pack lacks the file {name}, which its manifest lists. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包里有清单没有列出的文件{name}；{untouched}</source>
        <translation>There is a file in the content pack that its manifest does not list: {name}. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>文件{name}的大小与清单不符；{untouched}</source>
        <translation>The size of file {name} is not what the manifest says. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>文件{name}的内容与清单不符，已损坏或被改动；{untouched}</source>
        <translation>The content of file {name} is not what the manifest says; it is damaged or was tampered with. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包没有签名；{untouched}</source>
        <translation>The content pack is not signed. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包的签名不对，清单被改动过或签名是伪造的；{untouched}</source>
        <translation>The signature of the content pack is wrong: the manifest was tampered with, or the signature is forged. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>第一次见到{name}签名的内容包，还没有安装；请与编写部门核对指纹 {fingerprint}，一致后再装。</source>
        <translation>A content pack signed by {name} is seen for the first time and has not been installed; compare the fingerprint {fingerprint} with the editors, and install it when they agree.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>管理员没有允许安装{name}签名的内容包（指纹 {fingerprint}）；{untouched}</source>
        <translation>Your administrator does not allow content packs signed by {name} (fingerprint {fingerprint}). {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>现有内容也是版本{name}，内容却不同，请编写部门更换版本号；{untouched}</source>
        <translation>The present content has version {name}, too, but differs; ask the editors for another version number. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>这个内容包的版本{name}已经在使用，不需要再装。</source>
        <translation>Version {name} of this content pack is in use already; there is nothing to install.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包需要{name}或更新版本的程序，请先升级程序；{untouched}</source>
        <translation>The content pack needs program version {name} or newer; update the program first. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>这是增量包，需要先有版本{name}，请改用完整的内容包；{untouched}</source>
        <translation>This is an incremental pack, which needs version {name} first; use the full content pack. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>这是增量包，所依据的文件{name}已不是原样，请改用完整的内容包；{untouched}</source>
        <translation>This is an incremental pack, but the file {name} it is based on has changed; use the full content pack. {untouched}</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>没有安装内容包{name}。</source>
        <translation>Content pack {name} is not installed.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包{name}没有可以退回的版本。</source>
        <translation>There is no earlier version of content pack {name}.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包{name}的安装记录已损坏；请移除后重新安装。</source>
        <translation>The record of content pack {name} is damaged; remove the pack and install it again.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>另一个窗口或命令正在安装、回退或移除内容包，请等它完成后重试。</source>
        <translation>Another window or command is installing or removing a content pack; wait until it is done and try again.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>这个文件夹做不成内容包：{name}缺少或填写有误。</source>
        <translation>No content pack can be made of this folder: {name} is missing or wrong.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>{name}已经存在，没有覆盖。</source>
        <translation>{name} exists already and was not overwritten.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>{name}里没有可用的签名密钥或编写部门名称。</source>
        <translation>There is no signing key or name of the editors in {name}.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>私钥{name}有口令保护，口令没有给出或不对。</source>
        <translation>The private key {name} has a password, which was not given or is wrong.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_error_messages.py"/>
        <source>内容包{name}不能使用；现有内容保持原样。</source>
        <translation>Content pack {name} cannot be used; the present content is as it was.</translation>
    </message>
    <message>
        <location filename="../../ui/packs/change_list.py"/>
        <source>{words} {count} 篇</source>
        <translation>{words}: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/change_list.py"/>
        <source>其他有变化的文件 {count} 个</source>
        <translation>Other changed files: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>本机第一次见到这个部门签名的内容包。请打电话或当面请该部门读出它的指纹，与下面逐组核对；不一致就不要安装。核对一次，以后这个部门的新版本不再询问。</source>
        <translation>This PC sees a content pack signed by these editors for the first time. Let them read you the fingerprint by phone or in person and compare it group by group; if it differs, do not install. Once compared, you will not be asked again for their new versions.</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>文字没有变化。</source>
        <translation>The text has not changed.</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>新增的文章</source>
        <translation>New article</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>安装后不再有这篇文章；下面是现在的内容</source>
        <translation>This article will be gone; below is what it says now</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>删除线是删去的，粗体是新增的</source>
        <translation>Struck out: removed. Bold: added.</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>安装内容包</source>
        <translation>Install Content Pack</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>内容包 (*{suffix});;所有文件 (*)</source>
        <translation>Content packs (*{suffix});;All files (*)</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>{versions}　共 {articles} 篇文章</source>
        <translation>{versions}   articles: {articles}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>文章与现有版本相同。</source>
        <translation>The articles are the same as in the present version.</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>正在安装…</source>
        <translation>Installing…</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>（未写名称）</source>
        <translation>(no name given)</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>签名：{name}{trust}</source>
        <translation>Signed by: {name}{trust}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>（{trust}）</source>
        <translation> ({trust})</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>指纹 {fingerprint}</source>
        <translation>Fingerprint {fingerprint}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>我已与“{name}”核对过，指纹一致</source>
        <translation>I have compared it with "{name}"; the fingerprints agree</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>正在比较…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>安装</source>
        <translation>Install</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>正在检查签名和内容…</source>
        <translation>Checking signature and content…</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>有变化的文章</source>
        <translation>Changed articles</translation>
    </message>
    <message>
        <location filename="../../ui/packs/install_dialog.py"/>
        <source>改动的内容</source>
        <translation>Changes</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>内容包</source>
        <translation>Content pack</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>文章</source>
        <comment>articles</comment>
        <translation>Articles</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>来源</source>
        <translation>Origin</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>签名</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>内容包管理</source>
        <translation>Content Packs</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>退回上一版</source>
        <translation>Previous version</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>移除…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>换回新版本</source>
        <translation>Back to newer version</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>签名的公钥指纹：{fingerprint}</source>
        <translation>Fingerprint of the public key: {fingerprint}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>本机还留着版本 {previous}，可以换回。</source>
        <translation>Version {previous} is still on this PC and can be used again.</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>随程序一起安装，不能移除；可以安装更新的版本。</source>
        <translation>It came with the program and cannot be removed; newer versions can be installed.</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>手工放入数据文件夹的 packs 文件夹；要移除，请删掉那个文件夹。</source>
        <translation>It was placed by hand in the folder "packs" of the data folder; to remove it, delete its folder there.</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>自己导入、编写和复制的文章；打开一篇，用“文件”菜单编辑或删除。</source>
        <translation>Articles that you imported, wrote or copied; open one to edit or delete it from the menu "File".</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>“{name}”现在用版本 {version}，要换成 {previous} 吗？

批注和书签都会保留，随时可以再换回来。</source>
        <translation>"{name}" is used in version {version}. Use {previous} instead?

Notes and bookmarks are kept, and you can change back at any time.</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>换版本</source>
        <translation>Change Version</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>要移除“{name}”吗？它的 {articles} 篇文章将不再显示；批注和书签会保留，重新安装后回到原处。</source>
        <translation>Remove "{name}"? Its articles ({articles}) will no longer be shown; notes and bookmarks are kept and go back to their places when it is installed again.</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>移除内容包</source>
        <translation>Remove Content Pack</translation>
    </message>
    <message>
        <location filename="../../ui/packs/packs_dialog.py"/>
        <source>{articles} 篇</source>
        <translation>{articles}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>新内容包，版本 {now}</source>
        <translation>New content pack, version {now}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>你在有变化的文章里没有批注和书签。</source>
        <translation>You have no notes or bookmarks in the changed articles.</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>{kept} 条不受影响</source>
        <translation>not affected: {kept}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>{count} 条会“{changed}”，装好后请核对</source>
        <translation>will be "{changed}", to be checked afterwards: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>{count} 条会“{orphaned}”（批注和引文都留着）</source>
        <translation>will be "{orphaned}" (note and quote are kept): {count}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>你在有变化的文章里有 {total} 条批注和书签：{told}。</source>
        <translation>Your notes and bookmarks in the changed articles: {total} ({told}).</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>，另有 {count} 个</source>
        <translation>, and {count} more</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>U 盘上有新内容：{name} {version}{more}</source>
        <translation>New content on the USB stick: {name} {version}{more}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>另有 {count} 个内容包有变化</source>
        <translation>other content packs changed: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>内容已更新：{told}</source>
        <translation>Content updated: {told}</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>{name}已移除（{removed} 篇）</source>
        <translation>{name} removed (articles: {removed})</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>新内容包{name}（{new} 篇）</source>
        <translation>new content pack {name} (articles: {new})</translation>
    </message>
    <message>
        <location filename="../../ui/packs/wording.py"/>
        <source>（{told}）</source>
        <translation> ({told})</translation>
    </message>
    <message>
        <location filename="../../ui/palette/entry.py"/>
        <source>操作</source>
        <translation>Action</translation>
    </message>
    <message>
        <location filename="../../ui/palette/entry_list.py"/>
        <source>{aside}　{kind}</source>
        <translation>{aside}   {kind}</translation>
    </message>
    <message>
        <location filename="../../ui/palette/entry_list.py"/>
        <source>{words}，{aside}</source>
        <translation>{words}, {aside}</translation>
    </message>
    <message>
        <location filename="../../ui/palette/entry_list.py"/>
        <source>可以去的地方和操作</source>
        <translation>Places to go and actions</translation>
    </message>
    <message>
        <location filename="../../ui/palette/palette.py"/>
        <source>去哪里，做什么：文章、标题、操作、岗位（汉字、拼音、首字母都可以）</source>
        <translation>Where to go or what to do: article, heading, action, role (Chinese, pinyin, initials)</translation>
    </message>
    <message>
        <location filename="../../ui/palette/palette.py"/>
        <source>快速前往</source>
        <translation>Go To</translation>
    </message>
    <message>
        <location filename="../../ui/palette/palette.py"/>
        <source>没有这样的文章、标题、操作或岗位</source>
        <translation>No such article, heading, action or role</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>正在排版…</source>
        <translation>Laying out…</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>一页放不下，按平常的字号排成 {count} 页。</source>
        <translation>It does not fit one page; in the usual size there are {count} pages.</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>PDF 文件</source>
        <translation>PDF file</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>正在写 PDF…</source>
        <translation>Writing the PDF…</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>已存为 {path}</source>
        <translation>Saved as {path}</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>正在送往打印机…</source>
        <translation>Sending to the printer…</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>已送往打印机，共 {count} 页</source>
        <translation>Sent to the printer, pages: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>共 {count} 页，A4</source>
        <translation>A4, pages: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>第 {number} 页，共 {count} 页，A4</source>
        <translation>A4, page {number} of {count}</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>这里没有可以打印的内容。</source>
        <translation>There is nothing to print here.</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>章节(&amp;S)</source>
        <translation>&amp;Section</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>附上我的划线和批注(&amp;N)</source>
        <translation>With my highlights and &amp;notes</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>带上已打的勾(&amp;T)</source>
        <translation>With &amp;ticks</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>每一条写明什么时候、谁勾的；不选，就印空白的方框</source>
        <translation>With time and name for each item; otherwise empty boxes are printed</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>排成一页卡片(&amp;C)</source>
        <translation>One-page &amp;card</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>字号自动调整，正好放进一页 A4</source>
        <translation>The font size is chosen so that it just fills one A4 page</translation>
    </message>
    <message>
        <location filename="../../ui/printing/dialog.py"/>
        <source>内容(&amp;R)</source>
        <translation>C&amp;ontent</translation>
    </message>
    <message>
        <location filename="../../ui/printing/marginalia.py"/>
        <source>第{number}页/共{count}页</source>
        <translation>Page {number} of {count}</translation>
    </message>
    <message>
        <location filename="../../ui/printing/press.py"/>
        <source>行知 {version}</source>
        <translation>Xingzhi {version}</translation>
    </message>
    <message>
        <location filename="../../ui/printing/preview.py"/>
        <source>预览，第 {page} 页，共 {count} 页</source>
        <translation>Preview, page {page} of {count}</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/lock_screen.py"/>
        <source>换人或退出…</source>
        <translation>Switch person or quit…</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/lock_screen.py"/>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>现有的笔记、备份、草稿、搜索历史和阅读进度都会加密，只有输入 PIN 才能打开。加密好并逐一核对以后，才删除原来没有加密的文件。</source>
        <translation>Your notes, backups, drafts, search history and reading progress are encrypted; only the PIN opens them. The old files are deleted once the encrypted ones have been checked one by one.</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>为又一个人开始一份自己的笔记，只有输入 PIN 才能打开。别人的笔记不受影响。</source>
        <translation>Begins separate notes for another person, which only the PIN opens. The notes of others are not affected.</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>请把下面的恢复密钥抄在纸上，收好，不要和电脑放在一起。忘了 PIN，只有它能打开笔记；程序不保存它，关掉以后不会再显示。抄好后，把它照纸上的输入一遍。</source>
        <translation>Copy this recovery key onto paper and keep it safe, away from the PC. If you forget the PIN, nothing else opens your notes; the program does not keep it and never shows it again. Then type it here from your paper.</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>给笔记加 PIN</source>
        <translation>Protect Notes by PIN</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>能防住什么，防不住什么…</source>
        <translation>What it protects, and what not…</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>姓名（选人时显示）</source>
        <translation>Name (shown when choosing)</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>PIN（至少 {shortest_pin} 位，可以有字母和汉字）</source>
        <translation>PIN (at least {shortest_pin} characters, letters too)</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>再输一次</source>
        <translation>PIN again</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>恢复密钥</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>照纸上的输入</source>
        <translation>Typed from paper</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>完成</source>
        <translation>Finish</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>和上面的恢复密钥不一样，请对照着再输一遍。</source>
        <translation>This differs from the recovery key above; compare and type it again.</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>请写上姓名。</source>
        <translation>Please enter a name.</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>PIN 至少 {shortest_pin} 位。</source>
        <translation>A PIN has at least {shortest_pin} characters.</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/new_profile_dialog.py"/>
        <source>两次输入的 PIN 不一样。</source>
        <translation>The two PINs differ.</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/protection.py"/>
        <source>能防住
· 同用一台电脑的人打开你的批注、书签、草稿、备份、搜索历史、阅读进度、回执和反馈。
· 有人拿走硬盘、U 盘或复制数据文件夹：没有 PIN 和恢复密钥，这些内容读不出来。

防不住
· 短 PIN。有人把文件夹复制走，可以慢慢试：6 位数字最多一百万种，一台电脑十天左右就能试完。请用更长的，可以有字母和汉字。
· 你打开着又没锁的时候。离开请按 {lock}；几分钟不用会自动锁。锁着时内存里仍有密钥；要紧时请退出程序。
· 装了木马、录键盘软件的电脑，以及能以你的身份运行程序的管理员。
· 加密以前的旧文件。程序会删掉它们，但专门的软件也许还能从磁盘上找回；以前自己复制走的数据文件夹、系统的备份也还在。
· 你导出、打印、复制到剪贴板的内容：出去以后就不加密了。导出到一半断电留下的，下次打开程序时删掉。
· 文章、“我的文档”、内容包、检索索引和日志：它们大家共用，不加密。别人能看到你的名字，和笔记大约有多少。
· 有人删掉文件夹。PIN 不能防删除；请把数据文件夹另存一份。

忘了 PIN
· 用纸上的恢复密钥换一个新 PIN。两样都没有，谁也读不出这份笔记，写程序的人也不能。文件不会被删，想起来了还能打开。</source>
        <translation>It protects
· Your notes, bookmarks, drafts, backups, search history, reading progress, acknowledgements and feedback from others who use this PC.
· All of that when somebody takes the disk, a USB stick or a copy of the data folder: without PIN and recovery key it cannot be read.

It does not protect
· A short PIN. Who has a copy of the folder can try at leisure: there are a million PINs of six digits, about ten days for one PC. Choose a longer one, with letters.
· While it is open and not locked. Press {lock} when you leave; it locks itself after some idle minutes. The key stays in memory while it is locked; quit the program when it matters.
· From a PC with a trojan or a key logger, or from administrators who can run programs as you.
· Old files from before. They are deleted, but special software may still find them on the disk; copies you made of the data folder and backups of the system are still there.
· What you export, print or copy to the clipboard: outside it is not encrypted. Exports cut off by a power failure are deleted at the next start.
· Articles, "My documents", content packs, search index and log: all share them, unencrypted. Others can see your name and about how many notes you have.
· From deletion. Keep another copy of the data folder.

If you forget the PIN
· Choose a new one with the recovery key on your paper. Without either nobody can read these notes, the makers of the program included. The files are not deleted; if you remember the PIN, it opens them.</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/recovery_dialog.py"/>
        <source>请输入设 PIN 时写在纸上的恢复密钥（7 组，每组 4 个字符），再设一个新的 PIN。
没有恢复密钥，这份笔记谁也读不出来，写程序的人也不能。文件不会被删除，以后想起 PIN 还能打开；也可以关掉这个窗口，选“添加一个人…”，另外开始一份新的笔记。</source>
        <translation>Type the recovery key that you wrote on paper (7 groups of 4 characters), then choose a new PIN.
Without the recovery key nobody can read these notes, the makers of the program included. The files are not deleted and open when you remember the PIN; you can also close this window and choose "Add a person…" to begin new notes.</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/recovery_dialog.py"/>
        <source>恢复密钥不变，纸上的那一个继续有效。</source>
        <translation>The recovery key stays the same; the one on your paper still counts.</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/recovery_dialog.py"/>
        <source>忘记 PIN</source>
        <translation>Forgotten PIN</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/recovery_dialog.py"/>
        <source>换一个 PIN</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/recovery_dialog.py"/>
        <source>现在的 PIN</source>
        <translation>Present PIN</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/recovery_dialog.py"/>
        <source>新的 PIN（至少 {shortest_pin} 位）</source>
        <translation>New PIN (at least {shortest_pin} characters)</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/recovery_dialog.py"/>
        <source>换成新的 PIN</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/recovery_dialog.py"/>
        <source>正在核对…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/start.py"/>
        <source>正在加密并核对，请稍候…</source>
        <translation>Encrypting and checking, please wait…</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/start.py"/>
        <source>正在准备…</source>
        <translation>Preparing…</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/start.py"/>
        <source>正在解密并核对，请稍候…</source>
        <translation>Decrypting and checking, please wait…</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/start.py"/>
        <source>忘记 PIN…</source>
        <translation>Forgotten PIN…</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/start.py"/>
        <source>添加一个人…</source>
        <translation>Add a person…</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/start.py"/>
        <source>不加密的笔记</source>
        <translation>Unencrypted notes</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/start.py"/>
        <source>打开谁的笔记？</source>
        <translation>Whose notes?</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/start.py"/>
        <source>这些文件在加密以后又被改动过，所以没有删除，仍是不加密的：
</source>
        <translation>These files changed after they had been encrypted, so they were not deleted and are still unencrypted:
</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/unlock_dialog.py"/>
        <source>（密钥文件已损坏）</source>
        <translation>(damaged key file)</translation>
    </message>
    <message>
        <location filename="../../ui/profiles/unlock_dialog.py"/>
        <source>现在可以再试。</source>
        <translation>You can try again now.</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/find_bar.py"/>
        <source>搜索结果</source>
        <translation>Search results</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/find_bar.py"/>
        <source>上一处（{previous_found}）</source>
        <translation>Previous match ({previous_found})</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/find_bar.py"/>
        <source>下一处（{next_found}）</source>
        <translation>Next match ({next_found})</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/find_bar.py"/>
        <source>关闭（Esc）</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/find_bar.py"/>
        <source>没有找到</source>
        <translation>Not found</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/leave_bar.py"/>
        <source>退出只看正文</source>
        <translation>Leave focus mode</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/leave_bar.py"/>
        <source>退出（Esc）</source>
        <translation>Leave (Esc)</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/mark_bar.py"/>
        <source>批注工具</source>
        <translation>Tools for a note</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/mark_bar.py"/>
        <source>改为{color}</source>
        <translation>Change to {color}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/mark_bar.py"/>
        <source>写批注、改批注</source>
        <translation>Write or edit a note</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/mark_bar.py"/>
        <source>添加或去掉标签</source>
        <translation>Add or remove tags</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/mark_bar.py"/>
        <source>复制划线的文字</source>
        <translation>Copy the highlighted text</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/mark_bar.py"/>
        <source>删除这条批注，可以撤销</source>
        <translation>Delete this note; can be undone</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/mark_bar.py"/>
        <source>标签 {count}</source>
        <translation>Tags {count}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/reanchor_bar.py"/>
        <source>放在选中处</source>
        <translation>Put it here</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/reanchor_bar.py"/>
        <source>选中一段正文作为新的位置，再按 Enter。原来的文字：{quote}</source>
        <translation>Select the text of the new place, then press Enter. It used to be: {quote}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/selection_bar.py"/>
        <source>划线工具</source>
        <translation>Tools for highlighting</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/selection_bar.py"/>
        <source>{color}划线</source>
        <translation>{color} highlight</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/selection_bar.py"/>
        <source>复制并附出处（{copy_cited}）</source>
        <translation>Copy with source ({copy_cited})</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/selection_bar.py"/>
        <source>附出处</source>
        <translation>With source</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/selection_bar.py"/>
        <source>搜索所选（{search_selection}）</source>
        <translation>Search for selection ({search_selection})</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/selection_bar.py"/>
        <source>这段有误：记下来，告诉编写部门</source>
        <translation>Something is wrong here: record it and tell the editors</translation>
    </message>
    <message>
        <location filename="../../ui/reader/bars/selection_bar.py"/>
        <source>有误</source>
        <translation>Mistake</translation>
    </message>
    <message>
        <location filename="../../ui/reader/caret_words.py"/>
        <source>清单第 {number} 条，共 {total} 条</source>
        <translation>Checklist item {number} of {total}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/caret_words.py"/>
        <source>{style}，批注：{note}</source>
        <translation>{style}, note: {note}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/checklist_bar.py"/>
        <source>清单进度</source>
        <translation>Progress of the checklist</translation>
    </message>
    <message>
        <location filename="../../ui/reader/checklist_bar.py"/>
        <source>新的一份</source>
        <translation>New list</translation>
    </message>
    <message>
        <location filename="../../ui/reader/checklist_bar.py"/>
        <source>开始一份新的，这一份留在历史里</source>
        <translation>Begin a new list; this one stays in the history</translation>
    </message>
    <message>
        <location filename="../../ui/reader/checklist_bar.py"/>
        <source>签字…</source>
        <translation>Sign off…</translation>
    </message>
    <message>
        <location filename="../../ui/reader/checklist_bar.py"/>
        <source>历史…</source>
        <translation>History…</translation>
    </message>
    <message>
        <location filename="../../ui/reader/checklist_bar.py"/>
        <source>每一份勾了哪些、什么时候、谁勾的</source>
        <translation>What was ticked, when and by whom</translation>
    </message>
    <message>
        <location filename="../../ui/reader/checklist_bar.py"/>
        <source>导出为 CSV 或 Markdown</source>
        <translation>Export as CSV or Markdown</translation>
    </message>
    <message>
        <location filename="../../ui/reader/checklist_bar.py"/>
        <source>今天第 {number} 份</source>
        <translation>Today, no. {number}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/checklist_bar.py"/>
        <source>{changed} 条{text_changed}，点方框确认</source>
        <translation>{text_changed}: {changed} – click the box to confirm</translation>
    </message>
    <message>
        <location filename="../../ui/reader/checklist_bar.py"/>
        <source>{count} 个勾{gone}，见历史</source>
        <translation>Ticks {gone}: {count}, see History</translation>
    </message>
    <message>
        <location filename="../../ui/reader/checklist_bar.py"/>
        <source>{name}已签字（{change}）</source>
        <translation>{name} has signed off ({change})</translation>
    </message>
    <message>
        <location filename="../../ui/reader/frame.py"/>
        <source>从左侧选择一篇文章，或按 {search} 搜索职责</source>
        <translation>Choose an article on the left, or press {search} to search</translation>
    </message>
    <message>
        <location filename="../../ui/reader/frame.py"/>
        <source>正在打开《{title}》…
文章很大，需要一点时间；可以先看别的</source>
        <translation>Opening "{title}"…
It is large and takes a moment; you can read something else meanwhile</translation>
    </message>
    <message>
        <location filename="../../ui/reader/header.py"/>
        <source>来源：{source}</source>
        <translation>Source: {source}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/header.py"/>
        <source>√ 已读</source>
        <translation>√ Read</translation>
    </message>
    <message>
        <location filename="../../ui/reader/header.py"/>
        <source>标为已读</source>
        <translation>Mark as read</translation>
    </message>
    <message>
        <location filename="../../ui/reader/header.py"/>
        <source>已读；再点一次标为未读</source>
        <translation>Read; click again to mark as unread</translation>
    </message>
    <message>
        <location filename="../../ui/reader/header.py"/>
        <source>{words}（{key}）</source>
        <translation>{words} ({key})</translation>
    </message>
    <message>
        <location filename="../../ui/reader/header.py"/>
        <source>打开《{title}》</source>
        <translation>Open "{title}"</translation>
    </message>
    <message>
        <location filename="../../ui/reader/header.py"/>
        <source>打开即将接替的《{title}》</source>
        <translation>Open "{title}", which will replace this</translation>
    </message>
    <message>
        <location filename="../../ui/reader/header.py"/>
        <source>等 {count} 个岗位</source>
        <translation>{count} roles</translation>
    </message>
    <message>
        <location filename="../../ui/reader/interactions.py"/>
        <source>本文还没有批注</source>
        <translation>There are no notes in this article</translation>
    </message>
    <message>
        <location filename="../../ui/reader/interactions.py"/>
        <source>批注 {number}/{total}</source>
        <translation>Note {number}/{total}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/interactions.py"/>
        <source>{turn}：{count}</source>
        <translation>{turn}: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/interactions.py"/>
        <source>已到末尾，回到第一条</source>
        <translation>End reached, on to the first</translation>
    </message>
    <message>
        <location filename="../../ui/reader/interactions.py"/>
        <source>已到开头，转到最后一条</source>
        <translation>Beginning reached, on to the last</translation>
    </message>
    <message>
        <location filename="../../ui/reader/interactions.py"/>
        <source>此处有 {total} 条批注，当前第 {number} 条；再次单击看下一条</source>
        <translation>Notes here: {total}, this is no. {number}; click again for the next</translation>
    </message>
    <message>
        <location filename="../../ui/reader/marks/mark_tools.py"/>
        <source>已复制划线的文字</source>
        <translation>Highlighted text copied</translation>
    </message>
    <message>
        <location filename="../../ui/reader/marks/scroll_marks.py"/>
        <source>找到的第 {number} 处，共 {total} 处</source>
        <translation>Match {number} of {total}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/marks/scroll_marks.py"/>
        <source>{placement}：{words}</source>
        <translation>{placement}: {words}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/menus.py"/>
        <source>术语表：{word}</source>
        <translation>Glossary: {word}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/menus.py"/>
        <source>搜索所选</source>
        <translation>Search for selection</translation>
    </message>
    <message>
        <location filename="../../ui/reader/menus.py"/>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <location filename="../../ui/reader/menus.py"/>
        <source>“{quote}”　{note}</source>
        <translation>"{quote}"   {note}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/menus.py"/>
        <source>编辑批注</source>
        <translation>Edit note</translation>
    </message>
    <message>
        <location filename="../../ui/reader/pane.py"/>
        <source>先选中一段正文，或把光标放到一条划线上。</source>
        <translation>Select some text first, or put the cursor on a highlight.</translation>
    </message>
    <message>
        <location filename="../../ui/reader/tab_bar.py"/>
        <source>页签</source>
        <translation>Tabs</translation>
    </message>
    <message>
        <location filename="../../ui/reader/tab_bar.py"/>
        <source>关闭页签：{title}</source>
        <translation>Close tab: {title}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/terms.py"/>
        <source>（{others}）</source>
        <translation> ({others})</translation>
    </message>
    <message>
        <location filename="../../ui/reader/ticking.py"/>
        <source>这篇文章里没有可以勾选的清单</source>
        <translation>There is no checklist in this article</translation>
    </message>
    <message>
        <location filename="../../ui/reader/ticking.py"/>
        <source>先把光标放到清单的一条上，再勾选</source>
        <translation>Put the cursor on an item of the checklist first</translation>
    </message>
    <message>
        <location filename="../../ui/reader/ticking.py"/>
        <source>{text_changed}，打勾时是：{old}</source>
        <translation>{text_changed}; when ticked it read: {old}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/ticking.py"/>
        <source>现在的文字也已完成</source>
        <translation>As it reads now, it is done, too</translation>
    </message>
    <message>
        <location filename="../../ui/reader/ticking.py"/>
        <source>点一下打勾（光标在这一条时按空格或 {tick}）</source>
        <translation>Click to tick (or Space or {tick} with the cursor on the item)</translation>
    </message>
    <message>
        <location filename="../../ui/reader/ticking.py"/>
        <source>{text_changed}，点一下确认
打勾时（{told}）是：{text}</source>
        <translation>{text_changed}; click to confirm
When ticked ({told}) it read: {text}</translation>
    </message>
    <message>
        <location filename="../../ui/reader/ticking.py"/>
        <source>{told} 打勾，再点一下取消</source>
        <translation>Ticked {told}; click again to remove the tick</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/card.py"/>
        <source>没有相近的段落。可以按 S 在正文里选位置，或留在这里：批注和引文都还在。</source>
        <translation>No similar passage. Press S to choose a place in the article, or leave it here: note and quote are kept.</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/card.py"/>
        <source>已选 {count} 条。按 1 把它们各自放到最相近的位置；没有把握的留在这里。可用 {undo} 撤销。</source>
        <translation>{count} selected. Press 1 to put each in the place most like it; what is not certain stays here. {undo} undoes it.</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/card.py"/>
        <source>{number}　{suggestion}</source>
        <translation>{number}   {suggestion}</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/card.py"/>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/card.py"/>
        <source>各自放到最相近的位置</source>
        <translation>Put each in the place most like it</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/card.py"/>
        <source>当时</source>
        <translation>Then</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/card.py"/>
        <source>放到这里</source>
        <translation>Put it here</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/decision_bar.py"/>
        <source>位置对</source>
        <translation>Correct</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/decision_bar.py"/>
        <source>不是这里</source>
        <translation>Not here</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/decision_bar.py"/>
        <source>在正文里选…</source>
        <translation>Choose in article…</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/decision_bar.py"/>
        <source>先留着</source>
        <translation>Later</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/decision_bar.py"/>
        <source>看正文</source>
        <translation>See article</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/decision_bar.py"/>
        <source>↑↓ 选择　A 位置对　X 不是这里　S 另选位置　K 先留着　E 批注　Enter 看正文</source>
        <translation>↑↓ select   A correct   X not here   S other place   K later   E note   Enter article</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/decision_bar.py"/>
        <source>↑↓ 选择　1–3 放到这里　S 在正文里选　K 先留着　E 批注　Delete 删除</source>
        <translation>↑↓ select   1–3 put here   S choose place   K later   E note   Delete delete</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/view.py"/>
        <source>没有需要核对的批注和书签。

资料更新后，“{changed}”的会列在这里，新旧对照，由你确认。</source>
        <translation>No notes or bookmarks to check.

After a content update, those with "{changed}" are listed here, old beside new, for you to confirm.</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/view.py"/>
        <source>没有{orphaned}的批注和书签。

资料更新后，原文已不在的会列在这里，一条也不会丢。</source>
        <translation>No notes or bookmarks are "{orphaned}".

After a content update, those whose text is gone are listed here; none is lost.</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/view.py"/>
        <source>需要核对的批注</source>
        <translation>Notes to check</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/wording.py"/>
        <source>{kind}：新增 {after}</source>
        <translation>{kind}: added {after}</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/wording.py"/>
        <source>{kind}：{before} → {after}</source>
        <translation>{kind}: {before} → {after}</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/wording.py"/>
        <source>{kind}：删去 {before}</source>
        <translation>{kind}: removed {before}</translation>
    </message>
    <message>
        <location filename="../../ui/reanchor/wording.py"/>
        <source>{reason} · 吻合 {score}%</source>
        <translation>{reason} · {score}% alike</translation>
    </message>
    <message>
        <location filename="../../ui/review/card.py"/>
        <source>想一想，再看原话  空格</source>
        <translation>Think first, then show the passage  Space</translation>
    </message>
    <message>
        <location filename="../../ui/review/card.py"/>
        <source>隐藏批注  空格</source>
        <translation>Hide note  Space</translation>
    </message>
    <message>
        <location filename="../../ui/review/card.py"/>
        <source>显示批注  空格</source>
        <translation>Show note  Space</translation>
    </message>
    <message>
        <location filename="../../ui/review/header.py"/>
        <source>启动时提醒今日回顾</source>
        <translation>Remind me of the daily review at start</translation>
    </message>
    <message>
        <location filename="../../ui/review/header.py"/>
        <source>回顾设置</source>
        <translation>Review settings</translation>
    </message>
    <message>
        <location filename="../../ui/review/header.py"/>
        <source>第 {position} 条，共 {total} 条</source>
        <translation>{position} of {total}</translation>
    </message>
    <message>
        <location filename="../../ui/review/keys.py"/>
        <source>看原文</source>
        <translation>See article</translation>
    </message>
    <message>
        <location filename="../../ui/review/keys.py"/>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <location filename="../../ui/review/keys.py"/>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <location filename="../../ui/review/keys.py"/>
        <source>下一题</source>
        <translation>Next question</translation>
    </message>
    <message>
        <location filename="../../ui/review/keys.py"/>
        <source>{words}（S）</source>
        <translation>{words} (S)</translation>
    </message>
    <message>
        <location filename="../../ui/review/keys.py"/>
        <source>{words}（{shown}）</source>
        <translation>{words} ({shown})</translation>
    </message>
    <message>
        <location filename="../../ui/review/quiz_card.py"/>
        <source>题库 · </source>
        <translation>Quiz · </translation>
    </message>
    <message>
        <location filename="../../ui/review/quiz_card.py"/>
        <source>出处：{path}</source>
        <translation>Source: {path}</translation>
    </message>
    <message>
        <location filename="../../ui/review/quiz_card.py"/>
        <source>正确答案</source>
        <translation>right answer</translation>
    </message>
    <message>
        <location filename="../../ui/review/quiz_card.py"/>
        <source>你选的</source>
        <translation>your answer</translation>
    </message>
    <message>
        <location filename="../../ui/review/quiz_card.py"/>
        <source>（{marks}）</source>
        <translation> ({marks})</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>每日回顾每天拿出几条划线给你看：记得牢的，隔久一些再来；忘了的，明天就来。

现在还没有可以回顾的划线。
阅读时选中一段文字，按 {highlight} 划线，它就会出现在这里。
也可以在设置里打开“回顾里加入题库”，每天做几道题。</source>
        <translation>The daily review shows you some of your highlights every day: what you remember well comes back later, what you forgot comes back tomorrow.

There is nothing to review yet.
Select some text while reading and press {highlight}: the highlight will turn up here.
You can also switch on "Add quiz questions to the review" in the settings and answer a few every day.</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>看一看还记得多少，按 1–4 选一个：记得越牢，隔得越久才再来。</source>
        <translation>See how well you remember it and choose from 1–4: the better, the later it comes back.</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>按 1–4 选一个答案。</source>
        <translation>Choose an answer from 1–4.</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>答对了，是 {answer}。</source>
        <translation>Right, it is {answer}.</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>答错了，你选的是 {chosen}，正确的是 {answer}。</source>
        <translation>Wrong: you chose {chosen}, the right answer is {answer}.</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>答错的明天再来。</source>
        <translation>Those answered wrong come back tomorrow.</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>题库答了 {answered} 题，答对 {right} 题。{again}</source>
        <translation>Quiz questions answered: {answered}, right: {right}. {again}</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>今日回顾 {count} 条</source>
        <translation>Daily review: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>今天回顾了 {reviewed} 条。</source>
        <translation>Reviewed today: {reviewed}.</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>这一轮看完了。</source>
        <translation>That was all for this round.</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>跳过的 {skipped} 条，下次打开每日回顾时再来。</source>
        <translation>Skipped: {skipped}; they come back when you open the daily review again.</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>今天回顾完了，共 {reviewed} 条。</source>
        <translation>Done for today. Reviewed: {reviewed}.</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>今天没有要回顾的划线。</source>
        <translation>No highlights to review today.</translation>
    </message>
    <message>
        <location filename="../../ui/review/wording.py"/>
        <source>下一批：{future}。</source>
        <translation>Next: {future}.</translation>
    </message>
    <message>
        <location filename="../../ui/search/effect_day.py"/>
        <source>选一个日期，按那一天的效力显示（{as_of}）</source>
        <translation>Choose a date to show what was valid then ({as_of})</translation>
    </message>
    <message>
        <location filename="../../ui/search/effect_day.py"/>
        <source>截至 {day}</source>
        <translation>as of {day}</translation>
    </message>
    <message>
        <location filename="../../ui/search/effect_day.py"/>
        <source>截至今天</source>
        <translation>as of today</translation>
    </message>
    <message>
        <location filename="../../ui/search/effect_day.py"/>
        <source>效力，{words}</source>
        <translation>Validity, {words}</translation>
    </message>
    <message>
        <location filename="../../ui/search/facet_column.py"/>
        <source>笔记</source>
        <translation>Notes</translation>
    </message>
    <message>
        <location filename="../../ui/search/facets.py"/>
        <source>{words} {label}，{count} 处</source>
        <translation>{words} {label}: {count}</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>几个词</source>
        <translation>Several words</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>贷后 检查</source>
        <translation>贷后 检查</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>空格隔开：几个词都要有</source>
        <translation>With a space: all words must be there</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>"贷后检查"</source>
        <translation>"贷后检查"</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>加引号：这几个字连在一起</source>
        <translation>In quotes: these characters together</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>客户 -投诉</source>
        <translation>客户 -投诉</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>减号在前：不要有这个词的</source>
        <translation>With a minus: without this word</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>晨会 或 例会</source>
        <translation>晨会 OR 例会</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>或（也可写 OR）：有一个就行</source>
        <translation>OR (或 in Chinese): one of them is enough</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>缩小范围</source>
        <translation>Narrow down</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>岗位:客户经理 贷后</source>
        <translation>role:客户经理 贷后</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>只看这个岗位的文章</source>
        <translation>Articles of this role only</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>主题:沟通 客户</source>
        <translation>topic:沟通 客户</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>只看这个主题的文章</source>
        <translation>Articles on this topic only</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>标题:大堂经理</source>
        <translation>title:大堂经理</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>只在文章标题和小标题里找</source>
        <translation>In titles and headings only</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>标签:重要</source>
        <translation>tag:重要</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>只看自己加了这个标签的批注</source>
        <translation>Notes with this tag only</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>拼音和数字</source>
        <translation>Pinyin and numbers</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>拼音首字母，全拼 kehujingli 也行</source>
        <translation>Initials of the pinyin; kehujingli in full works, too</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>kehu经理</source>
        <translation>kehu经理</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>拼音和汉字可以混着写</source>
        <translation>Pinyin and Chinese may be mixed</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>1站式</source>
        <translation>1站式</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>与“一站式”相同</source>
        <translation>The same as "一站式"</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>10万元</source>
        <translation>10万元</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>与“十万元”“100000元”相同</source>
        <translation>The same as "十万元" and "100000元"</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>全角、半角和繁体字不用区分；符号写错了，就按普通文字查找。</source>
        <translation>Full-width, half-width and traditional characters are all the same; what is not valid syntax is searched as plain text.</translation>
    </message>
    <message>
        <location filename="../../ui/search/help.py"/>
        <source>{query}，{meaning}</source>
        <translation>{query}, {meaning}</translation>
    </message>
    <message>
        <location filename="../../ui/search/index_progress.py"/>
        <source>停止建立检索索引</source>
        <translation>Stop building the search index</translation>
    </message>
    <message>
        <location filename="../../ui/search/index_progress.py"/>
        <source>正在建立检索索引{numbers}，可以先阅读</source>
        <translation>Building the search index{numbers}; you can read meanwhile</translation>
    </message>
    <message>
        <location filename="../../ui/search/order_choice.py"/>
        <source>排序：相关、岗位、更新日期</source>
        <translation>Sort by relevance, role or date of update</translation>
    </message>
    <message>
        <location filename="../../ui/search/order_choice.py"/>
        <source>按{order}</source>
        <translation>{order}</translation>
    </message>
    <message>
        <location filename="../../ui/search/result_rows.py"/>
        <source>我的批注 · {total}</source>
        <translation>My notes · {total}</translation>
    </message>
    <message>
        <location filename="../../ui/search/result_rows.py"/>
        <source>查看全部 {total} 条</source>
        <translation>Show all {total}</translation>
    </message>
    <message>
        <location filename="../../ui/search/result_rows.py"/>
        <source>标出：{words}</source>
        <translation>Marked: {words}</translation>
    </message>
    <message>
        <location filename="../../ui/search/result_scope.py"/>
        <source>只看批注，{total} 条</source>
        <translation>Notes only ({total})</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_delegate.py"/>
        <source>（续）</source>
        <translation> (continued)</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_head.py"/>
        <source>按岗位并排查看结果</source>
        <translation>Results side by side, by role</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_head.py"/>
        <source>{total} 处 · {articles} 篇文章</source>
        <translation>{total} found · articles: {articles}</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_head.py"/>
        <source>{total} 条批注</source>
        <translation>notes: {total}</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_head.py"/>
        <source>文章里没有，批注里有</source>
        <translation>Not in articles, but in notes</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_head.py"/>
        <source>您是不是要找：{correction}</source>
        <translation>Did you mean: {correction}</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_model.py"/>
        <source>只列前 {enough} 处，请缩小范围</source>
        <translation>Only the first {enough} are listed; narrow the search</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_model.py"/>
        <source>只列前 {count} 条，请缩小范围</source>
        <translation>Only the first {count} are listed; narrow the search</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_pane.py"/>
        <source>正在搜索“{}”…</source>
        <translation>Searching for "{}"…</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_pane.py"/>
        <source>检索索引还在建立，建好后这里会自动列出“{}”的结果；可以先阅读。</source>
        <translation>The search index is still being built; results for "{}" will be listed here when it is done. You can read meanwhile.</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_pane.py"/>
        <source>还没有检索索引，现在不能搜索“{}”；可以按岗位、主题找文章。
“文件 → 重建检索索引”可以建立。</source>
        <translation>There is no search index yet, so "{}" cannot be searched; find articles by role or topic.
"File → Rebuild Search Index" builds it.</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_pane.py"/>
        <source>在搜索框里输入职责、流程或产品。
可以用拼音（khjl）、数字（1站式）或几个词。</source>
        <translation>Type a duty, process or product into the search box.
Pinyin (khjl), numbers (1站式) or several words will do.</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_pane.py"/>
        <source>取消筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_pane.py"/>
        <source>在所选的范围里没有找到“{query}”。</source>
        <translation>"{query}" was not found within these filters.</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_pane.py"/>
        <source>批注里没有找到“{query}”。</source>
        <translation>"{query}" was not found in your notes.</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_pane.py"/>
        <source>文章里没有找到“{query}”，批注里有 {notes} 条。</source>
        <translation>"{query}" was not found in articles, but in your notes ({notes}).</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_pane.py"/>
        <source>没有找到“{query}”。换个说法，或减少几个字试试。</source>
        <translation>"{query}" was not found. Try other words, or fewer.</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_rail.py"/>
        <source>← 返回结果</source>
        <translation>← Results</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_rail.py"/>
        <source>返回搜索结果</source>
        <translation>Back to the search results</translation>
    </message>
    <message>
        <location filename="../../ui/search/results_rail.py"/>
        <source>返回搜索结果（Esc）</source>
        <translation>Back to the search results (Esc)</translation>
    </message>
    <message>
        <location filename="../../ui/search/search_box.py"/>
        <source>搜索职责、流程、产品…</source>
        <translation>Search duties, processes, products…</translation>
    </message>
    <message>
        <location filename="../../ui/search/search_box.py"/>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <location filename="../../ui/search/search_box.py"/>
        <source>取消保存这个搜索</source>
        <translation>Forget this search</translation>
    </message>
    <message>
        <location filename="../../ui/search/search_box.py"/>
        <source>保存这个搜索</source>
        <translation>Save this search</translation>
    </message>
    <message>
        <location filename="../../ui/search/search_box.py"/>
        <source>搜索职责、流程、产品… ({search})</source>
        <translation>Search duties, processes, products… ({search})</translation>
    </message>
    <message>
        <location filename="../../ui/search/suggestions.py"/>
        <source>清空搜索历史</source>
        <translation>Clear search history</translation>
    </message>
    <message>
        <location filename="../../ui/search/suggestions.py"/>
        <source> · {count} 处</source>
        <translation> · {count} found</translation>
    </message>
    <message>
        <location filename="../../ui/search/suggestions.py"/>
        <source>搜索建议</source>
        <translation>Search suggestions</translation>
    </message>
    <message>
        <location filename="../../ui/settings/dialog.py"/>
        <source>数据与关于</source>
        <translation>Data and about</translation>
    </message>
    <message>
        <location filename="../../ui/settings/dialog.py"/>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <location filename="../../ui/settings/dialog.py"/>
        <source>设置的分类</source>
        <translation>Pages of settings</translation>
    </message>
    <message>
        <location filename="../../ui/settings/dialog.py"/>
        <source>恢复默认</source>
        <translation>Reset</translation>
    </message>
    <message>
        <location filename="../../ui/settings/dialog.py"/>
        <source>{label}：恢复默认</source>
        <translation>{label}: reset</translation>
    </message>
    <message>
        <location filename="../../ui/settings/dialog.py"/>
        <source>数据文件夹：{data_folder}</source>
        <translation>Data folder: {data_folder}</translation>
    </message>
    <message>
        <location filename="../../ui/theme.py"/>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <location filename="../../ui/updates/detail.py"/>
        <source>打开文章</source>
        <translation>Open article</translation>
    </message>
    <message>
        <location filename="../../ui/updates/detail.py"/>
        <source>这篇需要你已读并知悉。姓名：</source>
        <translation>Please read and acknowledge this article. Name:</translation>
    </message>
    <message>
        <location filename="../../ui/updates/detail.py"/>
        <source>已读并知悉</source>
        <translation>Read and acknowledged</translation>
    </message>
    <message>
        <location filename="../../ui/updates/page.py"/>
        <source>导出回执…</source>
        <translation>Export acknowledgements…</translation>
    </message>
    <message>
        <location filename="../../ui/updates/page.py"/>
        <source>把“已读并知悉”的记录存成一个文件，交给收集的人</source>
        <translation>Save your acknowledgements in a file for whoever collects them</translation>
    </message>
    <message>
        <location filename="../../ui/updates/page.py"/>
        <source>全部标为已看</source>
        <translation>Mark all as seen</translation>
    </message>
    <message>
        <location filename="../../ui/updates/wording.py"/>
        <source>没有新内容。

资料更新后，新增、修改和移除的文章会按岗位列在这里，改动逐处标出。</source>
        <translation>Nothing new.

After a content update, new, changed and removed articles are listed here by role, with every change marked.</translation>
    </message>
    <message>
        <location filename="../../ui/updates/wording.py"/>
        <source>新增的文章，开头如下。</source>
        <translation>New article; it begins like this.</translation>
    </message>
    <message>
        <location filename="../../ui/updates/wording.py"/>
        <source>你上次看过之后的改动：删除线是删去的，粗体是新增的。</source>
        <translation>Changes since you last read it – struck out: removed, bold: added.</translation>
    </message>
    <message>
        <location filename="../../ui/updates/wording.py"/>
        <source>这篇文章已移除。下面是你上次看到的内容。</source>
        <translation>This article was removed. Below is what you last saw.</translation>
    </message>
    <message>
        <location filename="../../ui/updates/wording.py"/>
        <source>还没有打开过</source>
        <translation>never opened</translation>
    </message>
    <message>
        <location filename="../../ui/updates/wording.py"/>
        <source>{count} 条“{changed}”</source>
        <translation>"{changed}": {count}</translation>
    </message>
    <message>
        <location filename="../../ui/updates/wording.py"/>
        <source>{count} 条“{orphaned}”</source>
        <translation>"{orphaned}": {count}</translation>
    </message>
    <message>
        <location filename="../../ui/updates/wording.py"/>
        <source>都在原处</source>
        <translation>all in place</translation>
    </message>
    <message>
        <location filename="../../ui/updates/wording.py"/>
        <source>你在这篇文章里有 {total} 条批注和书签：{state}。</source>
        <translation>Your notes and bookmarks in this article: {total} ({state}).</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/bars/as_of_bar.py"/>
        <source>换一天…</source>
        <translation>Other day…</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/bars/as_of_bar.py"/>
        <source>截至 {day}：现行、未生效、已废止都按这一天显示</source>
        <translation>As of {day}: in force, not yet in force and repealed are shown for this day</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/bars/notice_bar.py"/>
        <source>不再提示</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/bars/notice_bar.py"/>
        <source>{words}：{action}</source>
        <translation>{words}: {action}</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/difference_view.py"/>
        <source>……另有 {count} 处</source>
        <translation>… {count} more</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/file_dialog.py"/>
        <source>位置：</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/file_dialog.py"/>
        <source>文件名：</source>
        <translation>File name:</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/file_dialog.py"/>
        <source>文件类型：</source>
        <translation>File type:</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/month_calendar.py"/>
        <source>上个月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/month_calendar.py"/>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/month_calendar.py"/>
        <source>年</source>
        <translation> (year)</translation>
    </message>
    <message>
        <location filename="../../ui/window_frame.py"/>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <location filename="../../resources/themes/dark.toml"/>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <location filename="../../resources/themes/green.toml"/>
        <source>护眼</source>
        <translation>Green</translation>
    </message>
    <message>
        <location filename="../../resources/themes/light.toml"/>
        <source>明亮</source>
        <translation>Light</translation>
    </message>
    <message>
        <location filename="../../resources/themes/paper.toml"/>
        <source>纸张</source>
        <translation>Paper</translation>
    </message>
</context>
</TS>
