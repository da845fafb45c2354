import Glibc
import HeadwayCLI

exit(await Headway.main())
