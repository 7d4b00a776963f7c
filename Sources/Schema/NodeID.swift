package import YAMLTree

package typealias NodeID = YAMLTree.NodeID
