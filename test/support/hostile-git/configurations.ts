// What a repository's configuration could say of how to read a change, and what in it git refuses.
import { join } from 'node:path'
import { append, type Disturbance } from './disturbance.ts'

/** Lines of the repository's configuration; LIAR and WORLD are replaced. */
const lines: Readonly<Record<string, string>> = {
  'diff.external': '[diff]\nexternal = LIAR',
  'how diffs are printed':
    '[diff]\nnoprefix\nmnemonicPrefix\nsrcPrefix = x/\nsuppressBlankEmpty\nwsErrorHighlight = all\nwordRegex = .\ncolorMoved = zebra\n[color]\nui = always\ndiff = always',
  'diff.renames off': '[diff]\nrenames = false',
  'diff.renames copies': '[diff]\nrenames = copies',
  'diff.renames that is no value': '[diff]\nrenames = nonsense',
  'diff.renameLimit': '[diff]\nrenameLimit = 1',
  'diff.algorithm histogram': '[diff]\nalgorithm = histogram',
  'diff.algorithm minimal': '[diff]\nalgorithm = minimal',
  'diff.indentHeuristic, context': '[diff]\nindentHeuristic = false\ncontext = 0\ninterHunkContext = 99',
  'diff.relative': '[diff]\nrelative = true',
  'diff.ignoreSubmodules, submodule': '[diff]\nignoreSubmodules = all\nsubmodule = diff',
  'submodule.<name>.ignore': '[submodule "lib"]\npath = vendor/lib\nignore = all\nactive = false\n[submodule]\nrecurse',
  'core.quotePath': '[core]\nquotePath = false',
  'core.precomposeUnicode, ignoreCase':
    '[core]\nprecomposeUnicode\nignoreCase\nprotectHFS = false\nprotectNTFS = false',
  'core.bigFileThreshold': '[core]\nbigFileThreshold = 1',
  'core.abbrev, warnAmbiguousRefs': '[core]\nabbrev = 4\nwarnAmbiguousRefs = false',
  'core.autocrlf, eol, safecrlf': '[core]\nautocrlf = true\neol = crlf\nsafecrlf = false',
  'core.whitespace, fileMode, symlinks': '[core]\nwhitespace = cr-at-eol\nfileMode = false\nsymlinks = false',
  'core.worktree': '[core]\nworktree = WORLD/home',
  'core.bare': '[core]\nbare = true',
  'core.fsmonitor, untrackedCache': '[core]\nfsmonitor = LIAR\nuntrackedCache = true',
  'core.hooksPath, pager, editor': '[core]\nhooksPath = WORLD\npager = LIAR\neditor = LIAR\n[pager]\ndiff-tree = LIAR',
  'core.commitGraph, multiPackIndex':
    '[core]\ncommitGraph = true\nmultiPackIndex = true\n[commitGraph]\nreadChangedPaths',
  'core.packedGitLimit, deltaBaseCacheLimit':
    '[core]\npackedGitLimit = 1\npackedGitWindowSize = 1\ndeltaBaseCacheLimit = 1',
  'core.sparseCheckout, splitIndex':
    '[core]\nsparseCheckout\nsparseCheckoutCone\nsplitIndex\n[index]\nsparse\nversion = 4',
  'core.alternateRefsCommand': '[core]\nalternateRefsCommand = LIAR',
  'core.useReplaceRefs, notesRef': '[core]\nuseReplaceRefs\nnotesRef = refs/notes/x\nlogAllRefUpdates = always',
  'attr.tree': '[attr]\ntree = HEAD',
  'feature.*': '[feature]\nexperimental\nmanyFiles',
  'i18n.*': '[i18n]\nlogOutputEncoding = UTF-16\ncommitEncoding = latin1',
  'log, format, pretty':
    '[log]\nshowSignature\ndate = raw\ndiffMerges = on\n[format]\npretty = %h\n[showBranch]\ndefault = x',
  aliases: '[alias]\ndiff-tree = !LIAR\ncat-file = !LIAR\nrev-parse = !LIAR\nls-tree = !LIAR\ncheck-attr = !LIAR',
  'include.path': '[include]\npath = WORLD/included',
  includeIf: '[includeIf "gitdir:/"]\npath = WORLD/included\n[includeIf "onbranch:**"]\npath = WORLD/included',
  'safe.*': '[safe]\nbareRepository = explicit\ndirectory = /nowhere',
  'protocol, uploadpack, transfer':
    '[protocol]\nallow = always\n[transfer]\nhideRefs = refs\n[uploadpack]\nallowFilter',
  'a partial clone that is none':
    '[remote "x"]\nurl = ext::LIAR\npromisor\npartialclonefilter = tree:0\n[core]\nrepositoryFormatVersion = 1\n[extensions]\npartialClone = x',
  'extensions.worktreeConfig': '[core]\nrepositoryFormatVersion = 1\n[extensions]\nworktreeConfig\nnoop',
}

export const configurations: Readonly<Record<string, Disturbance>> = Object.fromEntries(
  Object.entries(lines).map(([name, text]) => [name, append('.git/config', text)]),
)

const v1 = '[core]\nrepositoryFormatVersion = 1\n'

/** git refuses all work where it reads these. */
export const refusals: readonly (readonly [string, Disturbance])[] = Object.entries({
  'a configuration that is none': append('.git/config', '[core'),
  'a number that is none': append('.git/config', '[core]\nbigFileThreshold = many'),
  'a switch that is none': append('.git/config', '[core]\nlogAllRefUpdates = perhaps'),
  'a format of later times': append('.git/config', '[core]\nrepositoryFormatVersion = 99'),
  'an extension that git does not know': append('.git/config', `${v1}[extensions]\nnonsense`),
  'an included file that is none': (victim) => {
    append('../broken', '[core')(victim)
    append('.git/config', '[include]\npath = WORLD/broken')(victim)
  },
  'a HOME whose .gitconfig is none': (victim) => {
    append('../home3/.gitconfig', '[core')(victim)
    return { HOME: join(victim.world.dir, 'home3') }
  },
  'packed refs that are none': append('.git/packed-refs', 'nonsense'),
  'a shallow file that is none': append('.git/shallow', 'nonsense'),
})
