/// Which fixes are made.
package enum FixLevel: Sendable {
  /// Those that leave what clients and servers send and understand as it is.
  case safe
  /// Those as well that may change it, or the meaning of more than the file at hand.
  case unsafe
}
