"""The language server with a client that decodes every message by the protocol's own types."""

import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

FILE = pathlib.Path(os.environ["FILE"])
TEXT = FILE.read_text()
URI = FILE.as_uri()


def position(piece: str, skip: int = 0) -> types.Position:
    before = TEXT[: TEXT.index(piece) + skip]
    return types.Position(before.count("\n"), len(before) - before.rfind("\n") - 1)


@pytest_lsp.fixture(
    params=["neovim", "visual_studio_code", "emacs"],
    config=ClientServerConfig(server_command=[os.environ["CAMPAIGNC"], "--today", "2027-01-04", "lsp"]),
)
async def client(request, lsp_client: LanguageClient):
    params = types.InitializeParams(
        capabilities=pytest_lsp.client_capabilities(request.param),
        workspace_folders=[types.WorkspaceFolder(uri=FILE.parent.as_uri(), name="sample")],
    )
    await lsp_client.initialize_session(params)
    item = types.TextDocumentItem(uri=URI, language_id="campaign", version=1, text=TEXT)
    lsp_client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
    await lsp_client.wait_for_notification("textDocument/publishDiagnostics")
    yield
    await lsp_client.shutdown_session()


DOCUMENT = types.TextDocumentIdentifier(uri=URI)
WHOLE = types.Range(types.Position(0, 0), types.Position(9999, 0))


@pytest.mark.asyncio
async def test_every_message_decodes(client: LanguageClient):
    codes = {d.code for d in client.diagnostics[URI]}
    assert "unknown-name" in codes

    hover = await client.text_document_hover_async(types.HoverParams(DOCUMENT, position("budget", 1)))
    assert "All that may be spent" in hover.contents.value
    completed = await client.text_document_completion_async(types.CompletionParams(DOCUMENT, position("objective    ", 13)))
    assert "launch" in [i.label for i in completed.items]
    found = await client.text_document_definition_async(types.DefinitionParams(DOCUMENT, position("by sofia", 4)))
    assert found.range.start.line == position("influencer sofia").line
    context = types.ReferenceContext(include_declaration=True)
    places = await client.text_document_references_async(types.ReferenceParams(context, DOCUMENT, position("by sofia", 4)))
    assert len(places) > 3
    assert await client.text_document_document_highlight_async(types.DocumentHighlightParams(DOCUMENT, position("by sofia", 4)))
    assert await client.text_document_document_symbol_async(types.DocumentSymbolParams(DOCUMENT))
    assert await client.workspace_symbol_async(types.WorkspaceSymbolParams(query="sofia"))
    assert await client.text_document_folding_range_async(types.FoldingRangeParams(DOCUMENT))
    grown = await client.text_document_selection_range_async(types.SelectionRangeParams(DOCUMENT, [position("22 .. 45")]))
    assert grown[0].parent
    assert (await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(DOCUMENT))).data
    assert await client.text_document_inlay_hint_async(types.InlayHintParams(DOCUMENT, WHOLE))
    await client.text_document_code_lens_async(types.CodeLensParams(DOCUMENT))
    assert await client.text_document_document_link_async(types.DocumentLinkParams(DOCUMENT))
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    assert await client.text_document_formatting_async(types.DocumentFormattingParams(DOCUMENT, options))
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(DOCUMENT, types.Range(position("mya on"), position("mya on", 3)), types.CodeActionContext([]))
    )
    assert any("Write `maya`" in a.title for a in actions)
    assert await client.text_document_prepare_rename_async(types.PrepareRenameParams(DOCUMENT, position("by sofia", 4)))
    assert await client.text_document_rename_async(types.RenameParams(DOCUMENT, position("by sofia", 4), "sofie"))
    help_ = await client.text_document_signature_help_async(types.SignatureHelpParams(DOCUMENT, position("by sofia on ", 12)))
    assert help_.signatures
