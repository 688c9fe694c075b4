<#
.SYNOPSIS
Builds the help that Get-Help shows from the pages in docs.

.DESCRIPTION
Reads docs/cmdlets with Microsoft.PowerShell.PlatyPS 1.x and writes en-US/CbResponse.PowerShell.dll-Help.xml, which is
the name that PowerShell derives from the assembly of the cmdlets. Reads docs/about and writes en-US/about_*.help.txt.

PlatyPS leaves Markdown in the text and whole examples in one paragraph, so the texts are set again here: as plain
text, with the code of an example where Get-Help expects it.

Pages have one form. An example is a heading, text, one block of PowerShell, and perhaps text and output after it.

.EXAMPLE
./build.ps1 -Task Help
#>
[CmdletBinding()]
param(
    # The folder to write to.
    [string] $OutputFolder = (Join-Path (Split-Path $PSScriptRoot) 'en-US')
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0.0
$namespaces = @{
    command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
    maml    = 'http://schemas.microsoft.com/maml/2004/10'
    dev     = 'http://schemas.microsoft.com/maml/dev/2004/10'
}
$utf8 = [System.Text.UTF8Encoding]::new($false)

function ConvertTo-PlainText {
    # Takes the marks of Markdown from a text: bold, links, code. Code that could be taken for a word of the sentence is quoted.
    param([string] $Text)

    $plain = $Text -replace '\[([^\]]+)\]\([^)]*\)', '$1' -replace '\*\*([^*]+)\*\*', '$1'
    $plain -creplace '`([a-z][a-z_ ]*|\*)`', '"$1"' -replace '`([^`]*)`', '$1'
}

function Split-Markdown {
    # Cuts Markdown into blocks: headings, paragraphs, items of lists, tables and code.
    param([string] $Text)

    $blocks = [System.Collections.Generic.List[object]]::new()
    $lines = [System.Collections.Generic.List[string]]::new()
    $kind = 'Paragraph'
    $flush = {
        if ($lines.Count -gt 0) {
            $blocks.Add([pscustomobject]@{ Kind = $kind; Lines = @($lines); Text = ($lines -join ' ').Trim() })
            $lines.Clear()
        }

        $kind = 'Paragraph'
    }
    foreach ($line in $Text -split '\r?\n') {
        if ($kind -eq 'Code') {
            if ($line -like '``````*') { . $flush } else { $lines.Add($line) }
        }
        elseif ($line -like '``````*') {
            . $flush
            $kind = 'Code'
        }
        elseif ($line -match '^(#+) (.+)$') {
            . $flush
            $blocks.Add([pscustomobject]@{ Kind = "Heading$($Matches[1].Length)"; Lines = @($Matches[2]); Text = $Matches[2] })
        }
        elseif (-not $line.Trim()) {
            . $flush
        }
        else {
            if ($line -like '- *') { . $flush; $kind = 'Item' } elseif ($line -like '|*') { $kind = 'Table' }
            $lines.Add($line)
        }
    }

    . $flush
    $blocks
}

function Write-Paragraph {
    # Gives an element one paragraph for each block of Markdown.
    param([System.Xml.XmlElement] $Element, [string] $Markdown)

    $Element.RemoveAll()
    $blocks = @(Split-Markdown $Markdown)
    for ($i = 0; $i -lt $blocks.Count; $i++) {
        $text = if ($blocks[$i].Kind -eq 'Code') { $blocks[$i].Lines -join "`n" } else { ConvertTo-PlainText $blocks[$i].Text }

        # Items of one list stand together: Get-Help puts an empty line after each paragraph.
        while ($blocks[$i].Kind -eq 'Item' -and $i + 1 -lt $blocks.Count -and $blocks[$i + 1].Kind -eq 'Item') {
            $i++
            $text += "`n" + (ConvertTo-PlainText $blocks[$i].Text)
        }

        $paragraph = $Element.OwnerDocument.CreateElement('maml', 'para', $namespaces.maml)
        $paragraph.InnerText = $text
        $null = $Element.AppendChild($paragraph)
    }
}

function Write-Example {
    # Puts the text before the code, the code, and the text after it where they belong.
    param([System.Xml.XmlElement] $Element, $Example, $Manager)

    $match = [regex]::Match($Example.Remarks, '(?s)^(.*?)```powershell[^\n]*\n(.*?)\n```(.*)$')
    if (-not $match.Success) {
        throw "The example '$($Example.Title)' has no block of PowerShell."
    }

    $Element.SelectSingleNode('maml:title', $Manager).InnerText = "-------- $($Example.Title) --------"
    $introduction = $Element.SelectSingleNode('maml:introduction', $Manager)
    Write-Paragraph $introduction $match.Groups[1].Value

    # Get-Help puts the code right behind the introduction, as if that ended with a prompt.
    $introduction.LastChild.InnerText += "`n`n"
    $Element.SelectSingleNode('dev:code', $Manager).InnerText = $match.Groups[2].Value
    Write-Paragraph $Element.SelectSingleNode('dev:remarks', $Manager) $match.Groups[3].Value
}

function Write-CommandText {
    # Sets all texts of a command anew from its page.
    param([System.Xml.XmlElement] $Element, $Page, $Manager)

    Write-Paragraph $Element.SelectSingleNode('maml:description', $Manager) $Page.Description
    foreach ($parameter in $Page.Parameters) {
        $node = $Element.SelectSingleNode("command:parameters/command:parameter[maml:name='$($parameter.Name)']", $Manager)
        Write-Paragraph $node.SelectSingleNode('maml:description', $Manager) $parameter.Description

        # The short name of the type, as the syntax shows it.
        $short = $Element.SelectSingleNode("command:syntax//command:parameter[maml:name='$($parameter.Name)']/command:parameterValue", $Manager)
        $long = $node.SelectSingleNode('command:parameterValue', $Manager)
        if ($short -and $long) {
            $long.InnerText = $short.InnerText
            $long.SetAttribute('variableLength', 'false')
        }

        if ($parameter.DefaultValue) {
            $default = $Element.OwnerDocument.CreateElement('dev', 'defaultValue', $namespaces.dev)
            $default.InnerText = $parameter.DefaultValue
            $null = $node.AppendChild($default)
        }
    }

    foreach ($pair in @(@('inputTypes/command:inputType', $Page.Inputs), @('returnValues/command:returnValue', $Page.Outputs))) {
        $nodes = @($Element.SelectNodes("command:$($pair[0])", $Manager))
        for ($i = 0; $i -lt $nodes.Count; $i++) {
            Write-Paragraph $nodes[$i].SelectSingleNode('maml:description', $Manager) $pair[1][$i].Description
        }
    }

    Write-Paragraph $Element.SelectSingleNode('maml:alertSet/maml:alert', $Manager) $Page.Notes
    $examples = @($Element.SelectNodes('command:examples/command:example', $Manager))
    for ($i = 0; $i -lt $examples.Count; $i++) {
        Write-Example -Element $examples[$i] -Example $Page.Examples[$i] -Manager $Manager
    }

    # Links between files mean nothing to Get-Help; the names do.
    foreach ($link in @($Element.SelectNodes('command:relatedLinks/maml:navigationLink', $Manager))) {
        $uri = $link.SelectSingleNode('maml:uri', $Manager)
        if ($uri.InnerText -notlike 'http*') {
            $uri.InnerText = ''
            if ($link.SelectSingleNode('maml:linkText', $Manager).InnerText -eq 'Online Version') {
                $null = $link.ParentNode.RemoveChild($link)
            }
        }
    }
}

function Build-CommandHelp {
    # Writes the MAML file of all cmdlets.
    $pages = @(Get-ChildItem (Join-Path $PSScriptRoot 'cmdlets/*.md') | Sort-Object Name | ForEach-Object { Import-MarkdownCommandHelp $_.FullName })
    $temporary = Join-Path ([System.IO.Path]::GetTempPath()) "cb-help-$([guid]::NewGuid().ToString('N'))"
    try {
        $file = Export-MamlCommandHelp -CommandHelp $pages -OutputFolder $temporary
        $document = [System.Xml.XmlDocument]::new()
        $document.Load($file.FullName)
        $manager = [System.Xml.XmlNamespaceManager]::new($document.NameTable)
        $namespaces.GetEnumerator() | ForEach-Object { $manager.AddNamespace($_.Key, $_.Value) }
        foreach ($page in $pages) {
            $element = $document.SelectSingleNode("//command:command[command:details/command:name='$($page.Title)']", $manager)
            Write-CommandText -Element $element -Page $page -Manager $manager
        }

        $settings = [System.Xml.XmlWriterSettings]@{ Indent = $true; Encoding = $utf8; NewLineChars = "`n" }
        $writer = [System.Xml.XmlWriter]::Create((Join-Path $OutputFolder $file.Name), $settings)
        $document.Save($writer)
        $writer.Dispose()
    }
    finally {
        Remove-Item $temporary -Recurse -ErrorAction Ignore
    }
}

function Format-Text {
    # Breaks a text into lines, the first with its own indent.
    param([string] $Text, [string] $Indent = '    ', [string] $First = $Indent)

    $line = $First
    $isEmpty = $true
    foreach ($word in $Text -split '\s+' | Where-Object { $_ }) {
        if (-not $isEmpty -and $line.Length + 1 + $word.Length -gt 79) {
            $line
            $line = $Indent
            $isEmpty = $true
        }

        $line += $(if ($isEmpty) { '' } else { ' ' }) + $word
        $isEmpty = $false
    }

    $line
}

function Format-TableText {
    # A narrow table of two columns stands side by side; any other becomes a list of its rows.
    param([string[]] $Lines)

    $rows = @($Lines | Where-Object { $_ -notmatch '^\|[-|: ]+\|$' } |
            ForEach-Object { , @((ConvertTo-PlainText $_).Trim().Trim('|') -split '\|' | ForEach-Object Trim) })
    $head = $rows[0]
    $width = ($rows | ForEach-Object { $_[0].Length } | Measure-Object -Maximum).Maximum
    if ($head.Count -eq 2 -and $width -le 26) {
        foreach ($row in $rows) {
            Format-Text $row[1] -Indent (' ' * ($width + 6)) -First ('    ' + $row[0].PadRight($width + 2))
        }

        return
    }

    foreach ($row in $rows[1..($rows.Count - 1)]) {
        Format-Text $row[0]
        for ($i = 1; $i -lt $head.Count; $i++) {
            Format-Text "$($head[$i]): $($row[$i])" -Indent '          ' -First '        '
        }

        ''
    }
}

function Build-AboutHelp {
    # Writes an about topic as plain text of at most 79 columns; code is not broken.
    param([System.IO.FileInfo] $Page)

    $previous = $null
    $lines = foreach ($block in Split-Markdown ([System.IO.File]::ReadAllText($Page.FullName))) {
        if ($previous -and -not ($previous -eq 'Item' -and $block.Kind -eq 'Item') -and $previous -notlike 'Heading*') { '' }
        $text = ConvertTo-PlainText $block.Text
        switch ($block.Kind) {
            'Heading1' { 'TOPIC', "    $text", '' }
            'Heading2' { $text }
            'Heading3' { "  $text" }
            'Item' { Format-Text $text.Substring(2) -Indent '      ' -First '    - ' }
            'Code' { $block.Lines | ForEach-Object { "        $_".TrimEnd() } }
            'Table' { Format-TableText $block.Lines }
            default { Format-Text $text }
        }

        $previous = $block.Kind
    }

    $content = (($lines -join "`n") -replace '\n{3,}', "`n`n").Trim() + "`n"
    [System.IO.File]::WriteAllText((Join-Path $OutputFolder "$($Page.BaseName).help.txt"), $content, $utf8)
}

$null = New-Item -ItemType Directory -Path $OutputFolder -Force
Build-CommandHelp
Get-ChildItem (Join-Path $PSScriptRoot 'about/*.md') | ForEach-Object { Build-AboutHelp $_ }
Get-ChildItem $OutputFolder
